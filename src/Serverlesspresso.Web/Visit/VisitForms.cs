using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Web.Visit;

/// <summary>The fields of what visitors send.</summary>
internal static class VisitForms
{
    private const string ModifierPrefix = "modifier-";

    /// <summary>The name of the field with the chosen option of a group of modifiers.</summary>
    /// <param name="index">The group's place, from 0.</param>
    public static string ModifierName(int index) => $"{ModifierPrefix}{index}";

    /// <summary>Reads what was chosen with a drink. An empty choice is none.</summary>
    /// <param name="form">What was sent.</param>
    public static IReadOnlyList<string> ReadModifiers(IFormCollection form) =>
    [
        .. form
            .Where(field => field.Key.StartsWith(ModifierPrefix, StringComparison.Ordinal))
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => field.Value.ToString())
            .Where(option => option.Length > 0),
    ];
}
