using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Interpretation;

/// <summary>Checks the input of an execution before it starts.</summary>
public static class ExecutionInput
{
    /// <summary>Says why a text is no valid input, in AWS's words where they are known.</summary>
    /// <param name="text">The input as it was sent.</param>
    /// <returns>The problem, or null if the text is JSON.</returns>
    public static string? FindProblem(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (JsonText.TryParse(text, out _, out var problem))
        {
            return null;
        }

        var start = text.Length - text.AsSpan().TrimStart(" \t\r\n").Length;
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        var isWord = end > start && char.IsAsciiLetter(text[start]);
        return isWord
            ? $"Unrecognized token '{text[start..end]}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
            : $"The text is not valid JSON: {problem}";
    }
}
