using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Menus;

/// <summary>A choice that comes with a drink, such as the milk.</summary>
/// <param name="Name">What is chosen; empty if the menu has no name for it.</param>
/// <param name="Options">The options, in the order in which people see them.</param>
public sealed record ModifierGroup(string Name, IReadOnlyList<string> Options)
{
    /// <summary>Reads a group. Options that are no texts are passed over.</summary>
    /// <param name="entry">The group's entry within a drink's.</param>
    internal static ModifierGroup Read(MapValue entry) => new(
        MenuEntries.FindText(entry, MenuEntries.GroupName) ?? string.Empty,
        entry.Members.TryGetValue("Options", out var value) && value is ListValue options
            ? [.. options.Elements.OfType<StringValue>().Select(option => option.Text)]
            : []);

    /// <summary>Writes the group's entry.</summary>
    /// <param name="before">The entry as it is, or null: what else it has stays.</param>
    internal MapValue Write(MapValue? before) => MenuEntries.With(
        before,
        (MenuEntries.GroupName, ItemValues.Text(Name)),
        ("Options", new ListValue([.. Options.Select(ItemValues.Text)])));
}
