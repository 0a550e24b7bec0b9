using System.Text.RegularExpressions;

namespace Serverlesspresso.Events.Inputs;

/// <summary>A piece of a template.</summary>
/// <param name="Text">The text as it stands, or the variable's name.</param>
/// <param name="IsVariable">Whether it is a variable.</param>
/// <param name="IsInsideQuotes">Whether it stands inside a JSON string.</param>
internal sealed partial record TemplatePart(string Text, bool IsVariable, bool IsInsideQuotes)
{
    /// <summary>Splits a template at its variables.</summary>
    /// <param name="template">The template.</param>
    public static IReadOnlyList<TemplatePart> Split(string template)
    {
        var parts = new List<TemplatePart>();
        var isInsideQuotes = false;
        var end = 0;
        foreach (Match match in Variable().Matches(template))
        {
            var text = template[end..match.Index];
            isInsideQuotes ^= HasOddQuotes(text);
            parts.Add(new TemplatePart(text, IsVariable: false, isInsideQuotes));
            parts.Add(new TemplatePart(match.Groups[1].Value, IsVariable: true, isInsideQuotes));
            end = match.Index + match.Length;
        }

        parts.Add(new TemplatePart(template[end..], IsVariable: false, isInsideQuotes));
        return parts;
    }

    private static bool HasOddQuotes(string text)
    {
        var isOdd = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                isOdd = !isOdd;
            }
        }

        return isOdd;
    }

    [GeneratedRegex("<([A-Za-z0-9._-]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
