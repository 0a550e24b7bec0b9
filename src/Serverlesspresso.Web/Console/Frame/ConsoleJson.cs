using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Serverlesspresso.Events.Envelopes;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>
/// Reads the JSON texts that pages show: as deep as the engine takes them, and with what stands for half a character
/// replaced. Such an escape is valid JSON, but whoever reads the text in which it stands fails.
/// </summary>
internal static class ConsoleJson
{
    private const string Escape = "\\u";
    private const int EscapeLength = 6;
    private const string Replacement = "\\uFFFD";

    /// <summary>How the texts are read.</summary>
    public static JsonDocumentOptions Options => EventEnvelope.DocumentOptions;

    /// <summary>Reads a text.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonDocument Parse(string json) => JsonDocument.Parse(Encoding.UTF8.GetBytes(Mend(json)), Options);

    /// <summary>Reads a text.</summary>
    /// <param name="utf8">The text in UTF-8.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8) => Parse(Encoding.UTF8.GetString(utf8.Span));

    /// <summary>Reads a text, if it is JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="document">What it says.</param>
    public static bool TryParse(string json, [NotNullWhen(true)] out JsonDocument? document)
    {
        try
        {
            document = Parse(json);
            return true;
        }
        catch (JsonException)
        {
            document = null;
            return false;
        }
    }

    /// <summary>Replaces the escapes of half characters by one of the same length.</summary>
    /// <param name="json">The text.</param>
    public static string Mend(string json)
    {
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
        {
            return json;
        }

        var mended = new StringBuilder(json);
        for (var at = json.IndexOf('\\', StringComparison.Ordinal); at >= 0 && at < json.Length;)
        {
            var (first, second) = (UnitAt(json, at), UnitAt(json, at + EscapeLength));
            var isPair = first is { } high && second is { } low && char.IsSurrogatePair(high, low);
            if (!isPair && first is { } half && char.IsSurrogate(half))
            {
                mended.Remove(at, EscapeLength).Insert(at, Replacement);
            }

            // An escape of one letter hides what follows it: a backslash may be the letter.
            var length = isPair ? 2 * EscapeLength : first is null ? 2 : EscapeLength;
            at = at + length < json.Length ? json.IndexOf('\\', at + length) : -1;
        }

        return mended.ToString();
    }

    private static char? UnitAt(string json, int at) =>
        at + EscapeLength <= json.Length
        && json.AsSpan(at).StartsWith(Escape, StringComparison.Ordinal)
        && ushort.TryParse(
            json.AsSpan(at + Escape.Length, EscapeLength - Escape.Length),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var unit)
            ? (char)unit
            : null;
}
