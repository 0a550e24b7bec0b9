using System.Text.Json;

namespace Serverlesspresso.Shop.Menus;

/// <summary>A choice from the modifiers of a drink: at most one option of each group.</summary>
/// <param name="groups">The drink's groups.</param>
internal sealed class ModifierChoice(IReadOnlyList<ModifierGroup> groups)
{
    /// <summary>Finds why the groups do not offer what was chosen.</summary>
    /// <param name="modifiers">The list of modifiers that was chosen.</param>
    /// <returns>The reason in words, or null.</returns>
    public string? FindProblem(JsonElement modifiers)
    {
        var takenBy = new string?[groups.Count];
        foreach (var modifier in modifiers.EnumerateArray())
        {
            var option = modifier.ValueKind == JsonValueKind.String ? modifier.GetString() : null;
            if (option is null || groups.All(group => !group.Options.Contains(option)))
            {
                return $"The drink has no modifier '{option ?? modifier.GetRawText()}'.";
            }

            if (!TryTake(option, takenBy, new bool[groups.Count]))
            {
                return $"The modifier '{option}' is the second choice from its group.";
            }
        }

        return null;
    }

    // Two groups may have an option of the same name. So an option that finds its group taken may move the one that took
    // it to another of that one's groups.
    private bool TryTake(string option, string?[] takenBy, bool[] isVisited)
    {
        for (var index = 0; index < groups.Count; index++)
        {
            if (isVisited[index] || !groups[index].Options.Contains(option))
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
