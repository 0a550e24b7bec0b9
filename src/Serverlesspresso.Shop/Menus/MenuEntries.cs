using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Menus;

/// <summary>The parts of a menu's item, in the original's shape.</summary>
internal static class MenuEntries
{
    /// <summary>The item's list of drinks.</summary>
    public const string Drinks = "value";

    /// <summary>A drink's name.</summary>
    public const string DrinkName = "drink";

    /// <summary>Whether a drink can be ordered.</summary>
    public const string Available = "available";

    /// <summary>A drink's list of groups.</summary>
    public const string Groups = "modifiers";

    /// <summary>A group's name.</summary>
    public const string GroupName = "Name";

    /// <summary>The drinks of an item; none if it is missing or has no list.</summary>
    public static IEnumerable<MapValue> ListDrinks(Item? menu) =>
        menu is not null && menu.TryGet(Drinks, out var value) && value is ListValue drinks
            ? drinks.Elements.OfType<MapValue>()
            : [];

    /// <summary>The maps in a list of an entry; none if there is no list.</summary>
    public static IEnumerable<MapValue> ListMaps(MapValue entry, string name) =>
        entry.Members.TryGetValue(name, out var value) && value is ListValue list
            ? list.Elements.OfType<MapValue>()
            : [];

    /// <summary>The entries by the name that each has; of several with one name the first.</summary>
    public static Dictionary<string, MapValue> ByName(IEnumerable<MapValue> entries, string nameMember)
    {
        var byName = new Dictionary<string, MapValue>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (FindText(entry, nameMember) is { } name)
            {
                byName.TryAdd(name, entry);
            }
        }

        return byName;
    }

    /// <summary>Reads a text of an entry, or null.</summary>
    public static string? FindText(MapValue entry, string name) =>
        entry.Members.TryGetValue(name, out var value) && value is StringValue text ? text.Text : null;

    /// <summary>The item with one drink sold out or available again, and all else as it is.</summary>
    /// <param name="menu">The menu's item; null if the shop has none.</param>
    /// <param name="drink">The drink's name.</param>
    /// <param name="isAvailable">Whether it can be ordered.</param>
    /// <exception cref="CoffeeBarRefusedException">The menu has no such drink.</exception>
    public static Item SetAvailable(Item? menu, string drink, bool isAvailable)
    {
        if (menu is null || !menu.TryGet(Drinks, out var value) || value is not ListValue drinks || !drinks.Elements.Any(IsDrink))
        {
            throw new CoffeeBarRefusedException(RefusalReasons.NotOnMenu, $"The drink '{drink}' is not on the menu.");
        }

        return menu.With(
            Drinks,
            new ListValue([.. drinks.Elements.Select(entry => entry is MapValue map && IsDrink(entry)
                ? With(map, (Available, ItemValues.Flag(isAvailable)))
                : entry)]));

        bool IsDrink(AttributeValue entry) => entry is MapValue map && FindText(map, DrinkName) == drink;
    }

    /// <summary>An entry with other values of some members.</summary>
    /// <param name="before">The entry; null for none yet.</param>
    /// <param name="members">The members.</param>
    public static MapValue With(MapValue? before, params IEnumerable<(string Name, AttributeValue Value)> members)
    {
        var all = before is null
            ? new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
            : new Dictionary<string, AttributeValue>(before.Members, StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            all[name] = value;
        }

        return new MapValue(all);
    }
}
