using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Web.Office.Menus;

/// <summary>A group of extras as it is typed.</summary>
public sealed record GroupForm
{
    /// <summary>A new group, of which nothing is typed yet.</summary>
    public static GroupForm Empty { get; } = new() { Name = string.Empty, Options = string.Empty };

    /// <summary>What is chosen, for example the milk.</summary>
    public required string Name { get; init; }

    /// <summary>The options, one a line.</summary>
    public required string Options { get; init; }

    /// <summary>Writes the form of a group.</summary>
    /// <param name="group">The group.</param>
    public static GroupForm From(ModifierGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return new GroupForm { Name = group.Name, Options = string.Join('\n', group.Options) };
    }

    /// <summary>The group that was typed. Empty lines are no options.</summary>
    public ModifierGroup ToGroup() => new(
        Name, Options.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
