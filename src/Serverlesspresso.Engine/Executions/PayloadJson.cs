using System.Text;
using System.Text.Json;

namespace Serverlesspresso.Engine.Executions;

/// <summary>Checks payloads that callers hand in.</summary>
internal static class PayloadJson
{
    /// <summary>How many bytes of UTF-8 a payload has at most.</summary>
    public const int BytesMax = 262_144;

    /// <summary>Finds what is wrong with a payload.</summary>
    /// <param name="text">The payload.</param>
    /// <returns>The problem, as AWS words it, or null.</returns>
    public static string? FindProblem(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > BytesMax)
        {
            return "Size exceeds the maximum number of bytes service limit.";
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return null;
        }
        catch (JsonException)
        {
            return DescribeProblem(text);
        }
    }

    private static string DescribeProblem(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty)
        {
            return "No content to map due to end-of-input";
        }

        if (!char.IsLetter(trimmed[0]))
        {
            return "Invalid JSON";
        }

        var length = 0;
        while (length < trimmed.Length && char.IsLetterOrDigit(trimmed[length]))
        {
            length++;
        }

        return $"Unrecognized token '{trimmed[..length]}': was expecting "
            + "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
    }
}
