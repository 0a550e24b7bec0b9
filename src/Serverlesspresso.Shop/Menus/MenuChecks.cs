using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Menus;

/// <summary>Which menus an organiser can make.</summary>
internal static class MenuChecks
{
    private const int DrinksMax = 60;
    private const int GroupsMax = 5;
    private const int OptionsMax = 20;

    // An event that says that the menu has changed has the whole menu, and an event has at most 262,144 bytes.
    private const int SizeMaxBytes = 100_000;

    /// <summary>Finds everything that is wrong with a menu.</summary>
    /// <param name="menu">The menu.</param>
    public static IReadOnlyList<Mistake> FindMistakes(Menu menu)
    {
        var mistakes = new List<Mistake>();
        mistakes.AddRange(CheckCount("/drinks", "The menu", "drinks", menu.Drinks.Count, (0, DrinksMax)));
        mistakes.AddRange(CheckNames("/drinks", "The drink", [.. menu.Drinks.Select(drink => drink.Name)], "/name"));
        for (var index = 0; index < menu.Drinks.Count; index++)
        {
            mistakes.AddRange(CheckDrink($"/drinks/{index}", menu.Drinks[index]));
        }

        var sizeBytes = menu.Write(ShopId.Default, before: null).SizeInBytes;
        if (sizeBytes > SizeMaxBytes)
        {
            mistakes.Add(new Mistake(
                "/drinks", $"The menu has {sizeBytes} bytes: it must have at most {SizeMaxBytes}, with shorter names."));
        }

        return mistakes;
    }

    private static IEnumerable<Mistake> CheckDrink(string place, MenuDrink drink)
    {
        var what = $"The drink '{drink.Name}'";
        return
        [
            .. TextRules.CheckText($"{place}/icon", $"The picture of '{drink.Name}'", drink.Icon, TextRules.NameLengthMax),
            .. CheckCount($"{place}/groups", what, "groups of modifiers", drink.Groups.Count, (0, GroupsMax)),
            .. CheckNames(
                $"{place}/groups",
                $"{what}: the group",
                [.. drink.Groups.Select(group => group.Name)],
                "/name"),
            .. drink.Groups.SelectMany(
                (group, index) => CheckGroup($"{place}/groups/{index}", $"{what}, group '{group.Name}'", group)),
        ];
    }

    private static IEnumerable<Mistake> CheckGroup(string place, string what, ModifierGroup group) =>
    [
        .. CheckCount($"{place}/options", what, "options", group.Options.Count, (1, OptionsMax)),
        .. CheckNames($"{place}/options", $"{what}: the option", group.Options, nameMember: string.Empty),
    ];

    private static IEnumerable<Mistake> CheckCount(
        string place, string what, string ofWhat, int count, (int Min, int Max) range)
    {
        if (count < range.Min || count > range.Max)
        {
            yield return new Mistake(
                place, $"{what} has {count} {ofWhat}: it must have {range.Min} to {range.Max}.");
        }
    }

    // Names that differ in nothing but capital letters would be one to the people who read them.
    private static IEnumerable<Mistake> CheckNames(
        string place, string what, IReadOnlyList<string> names, string nameMember)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < names.Count; index++)
        {
            var namePlace = $"{place}/{index}{nameMember}";
            foreach (var mistake in TextRules.CheckName(namePlace, $"{what} '{names[index]}'", names[index]))
            {
                yield return mistake;
            }

            if (!seen.Add(names[index]))
            {
                yield return new Mistake(namePlace, $"{what} '{names[index]}' is there twice.");
            }
        }
    }
}
