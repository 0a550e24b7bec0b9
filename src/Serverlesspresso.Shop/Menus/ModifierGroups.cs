using System.Text.Json;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Menus;

/// <summary>The groups of modifiers that a drink offers: a customer may choose one option from each.</summary>
internal sealed class ModifierGroups
{
    private readonly List<HashSet<string>> _groups;

    private ModifierGroups(List<HashSet<string>> groups) => _groups = groups;

    /// <summary>Reads the groups.</summary>
    /// <param name="drink">The drink's entry in the menu.</param>
    public static ModifierGroups Read(MapValue drink) =>
        drink.Members.TryGetValue("modifiers", out var value) && value is ListValue groups
            ? new ModifierGroups([.. groups.Elements.OfType<MapValue>().Select(ReadOptions)])
            : new ModifierGroups([]);

    /// <summary>Finds why the groups do not offer what was chosen.</summary>
    /// <param name="modifiers">The list of modifiers that was chosen.</param>
    /// <returns>The reason in words, or null.</returns>
    public string? FindProblem(JsonElement modifiers)
    {
        var takenBy = new string?[_groups.Count];
        foreach (var modifier in modifiers.EnumerateArray())
        {
            var option = modifier.ValueKind == JsonValueKind.String ? modifier.GetString() : null;
            if (option is null || !_groups.Exists(group => group.Contains(option)))
            {
                return $"The drink has no modifier '{option ?? modifier.GetRawText()}'.";
            }

            if (!TryTake(option, takenBy, new bool[_groups.Count]))
            {
                return $"The modifier '{option}' is the second choice from its group.";
            }
        }

        return null;
    }

    private static HashSet<string> ReadOptions(MapValue group) =>
        group.Members.TryGetValue("Options", out var value) && value is ListValue options
            ? [.. options.Elements.OfType<StringValue>().Select(option => option.Text)]
            : [];

    // Two groups may have an option of the same name. So an option that finds its group taken may move the one that took
    // it to another of that one's groups.
    private bool TryTake(string option, string?[] takenBy, bool[] isVisited)
    {
        for (var index = 0; index < _groups.Count; index++)
        {
            if (isVisited[index] || !_groups[index].Contains(option))
            {
                continue;
            }

            isVisited[index] = true;
            if (takenBy[index] is not { } other || TryTake(other, takenBy, isVisited))
            {
                takenBy[index] = option;
                return true;
            }
        }

        return false;
    }
}
