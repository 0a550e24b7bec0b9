using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Shops;

/// <summary>The shop that exists out of the box: open, with the menu of the workshop.</summary>
internal static class DefaultShop
{
    private static readonly (string Drink, string Icon)[] Drinks =
    [
        ("Espresso", "barista-icons_espresso-alternative"),
        ("Cappuccino", "barista-icons_cappuccino-alternative"),
        ("Latte", "barista-icons_cafe-latte"),
        ("Flat White", "barista-icons_flat-white-alternative@2x"),
        ("Americano", "barista-icons_americano"),
        ("Coffee of the day", "barista-icons_americano"),
    ];

    /// <summary>Its settings.</summary>
    public static Item Settings()
    {
        var defaults = new ShopSettings();
        return ItemValues.Of(
            ("PK", ItemValues.Text(ShopId.Default.ConfigKey)),
            ("storeOpen", BooleanValue.True),
            ("capacity", ItemValues.Number(defaults.Capacity)),
            ("chooseSeconds", ItemValues.Number(defaults.ChooseSeconds)),
            ("makeSeconds", ItemValues.Number(defaults.MakeSeconds)),
            ("orderNumbersRestartDaily", BooleanValue.False),
            ("timeZone", ItemValues.Text(defaults.TimeZone)));
    }

    /// <summary>Its menu.</summary>
    public static Item Menu() => ItemValues.Of(
        ("PK", ItemValues.Text(ShopId.Default.MenuKey)),
        ("value", new ListValue([.. Drinks.Select(DrinkOf)])));

    // No modifiers out of the box, as in the workshop; an operator adds groups such as {Name: Milk, Options: [...]}.
    private static MapValue DrinkOf((string Drink, string Icon) drink) => new(new Dictionary<string, AttributeValue>
    {
        ["drink"] = ItemValues.Text(drink.Drink),
        ["icon"] = ItemValues.Text(drink.Icon),
        ["available"] = BooleanValue.True,
        ["modifiers"] = new ListValue([]),
    });
}
