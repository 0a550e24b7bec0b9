using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Menus;

/// <summary>A drink on a menu.</summary>
public sealed record MenuDrink
{
    /// <summary>Its name: no other drink of the menu has it.</summary>
    public required string Name { get; init; }

    /// <summary>The name of its picture; empty for none.</summary>
    public string Icon { get; init; } = string.Empty;

    /// <summary>Whether it can be ordered. A drink that cannot is sold out.</summary>
    public bool IsAvailable { get; init; } = true;

    /// <summary>What can be chosen with it: at most one option of each group.</summary>
    public IReadOnlyList<ModifierGroup> Groups { get; init; } = [];

    /// <summary>Reads a drink, or null if the entry names none.</summary>
    /// <param name="entry">The drink's entry in the menu's item.</param>
    internal static MenuDrink? Find(MapValue entry) => MenuEntries.FindText(entry, MenuEntries.DrinkName) is { } name
        ? new MenuDrink
        {
            Name = name,
            Icon = MenuEntries.FindText(entry, "icon") ?? string.Empty,
            IsAvailable = !entry.Members.TryGetValue(MenuEntries.Available, out var available)
                || available is not BooleanValue { IsTrue: false },
            Groups = [.. MenuEntries.ListMaps(entry, MenuEntries.Groups).Select(ModifierGroup.Read)],
        }
        : null;

    /// <summary>Writes the drink's entry.</summary>
    /// <param name="before">The entry as it is, or null: what else it has stays.</param>
    internal MapValue Write(MapValue? before)
    {
        var groups = before is null
            ? []
            : MenuEntries.ByName(MenuEntries.ListMaps(before, MenuEntries.Groups), MenuEntries.GroupName);
        return MenuEntries.With(
            before,
            (MenuEntries.DrinkName, ItemValues.Text(Name)),
            ("icon", ItemValues.Text(Icon)),
            (MenuEntries.Available, ItemValues.Flag(IsAvailable)),
            (MenuEntries.Groups, new ListValue(
                [.. Groups.Select(group => group.Write(groups.GetValueOrDefault(group.Name)))])));
    }
}
