using System.Buffers;

namespace Serverlesspresso.Shop.Statistics;

/// <summary>Writes fields of CSV as RFC 4180 has them.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Writes a line.</summary>
    /// <param name="fields">The fields; null is an empty one.</param>
    public static string Line(params IEnumerable<string?> fields) => $"{string.Join(',', fields.Select(Field))}\r\n";

    // A spreadsheet takes a text that begins so for a formula, which could send away what else is in the sheet. An
    // apostrophe before it makes it text. Source: OWASP, CSV Injection.
    private static string Field(string? text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..]
            ? $"'{text}"
            : text ?? string.Empty;
        return safe.AsSpan().ContainsAny(Quoted)
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
