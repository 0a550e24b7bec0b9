using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Menus;

/// <summary>What a shop offers.</summary>
/// <param name="Drinks">The drinks in the order in which people see them. Each has a name of its own.</param>
public sealed record Menu(IReadOnlyList<MenuDrink> Drinks)
{
    /// <summary>The menu without a drink.</summary>
    public static Menu Empty { get; } = new([]);

    /// <summary>The menu that shops begin with, the workshop's. It has no modifiers: an organiser adds them.</summary>
    public static Menu Standard { get; } = new(
        [
            new MenuDrink { Name = "Espresso", Icon = "barista-icons_espresso-alternative" },
            new MenuDrink { Name = "Cappuccino", Icon = "barista-icons_cappuccino-alternative" },
            new MenuDrink { Name = "Latte", Icon = "barista-icons_cafe-latte" },
            new MenuDrink { Name = "Flat White", Icon = "barista-icons_flat-white-alternative@2x" },
            new MenuDrink { Name = "Americano", Icon = "barista-icons_americano" },
            new MenuDrink { Name = "Coffee of the day", Icon = "barista-icons_americano" },
        ]);

    /// <summary>Finds a drink by its name, or null.</summary>
    /// <param name="name">The name, letter for letter.</param>
    public MenuDrink? Find(string name) => Drinks.FirstOrDefault(drink => drink.Name == name);

    /// <summary>Reads a menu. Entries that are no drinks, as an operator may have written them, are passed over.</summary>
    /// <param name="item">The menu's item in the config table; null if the shop has none.</param>
    public static Menu Read(Item? item) => new(
        [
            .. MenuEntries.ListDrinks(item)
                .Select(MenuDrink.Find)
                .OfType<MenuDrink>()
                .DistinctBy(drink => drink.Name, StringComparer.Ordinal),
        ]);

    /// <summary>Writes the menu's item.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="before">The item as it is: what it has beside the menu, and beside each drink, stays.</param>
    internal Item Write(ShopId shop, Item? before)
    {
        var entries = MenuEntries.ByName(MenuEntries.ListDrinks(before), MenuEntries.DrinkName);
        return (before ?? Item.Empty)
            .With("PK", ItemValues.Text(shop.MenuKey))
            .With(
                MenuEntries.Drinks,
                new ListValue([.. Drinks.Select(drink => drink.Write(entries.GetValueOrDefault(drink.Name)))]));
    }
}
