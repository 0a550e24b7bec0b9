using System.Text;

namespace Serverlesspresso.Engine.Functions;

/// <summary>A call of a function whose effects are on disk, for people who look at what it did.</summary>
public sealed record FunctionCall
{
    /// <summary>How many characters of a response and bytes of a request are kept.</summary>
    public const int TextLengthMax = 8_192;

    /// <summary>The function.</summary>
    public required string FunctionName { get; init; }

    /// <summary>The call's id.</summary>
    public required string RequestId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long it took, without the commit.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The request: a JSON text, cut if it is longer than is kept.</summary>
    public required string Request { get; init; }

    /// <summary>The response, or the error object: a JSON text, cut if it is longer than is kept.</summary>
    public required string Response { get; init; }

    /// <summary>The error's name; null if the function succeeded.</summary>
    public required string? ErrorType { get; init; }

    /// <summary>What the function logged.</summary>
    public required IReadOnlyList<string> Log { get; init; }

    /// <summary>Cuts a text to what is kept.</summary>
    /// <param name="text">The text.</param>
    internal static string Cut(string text) => text.Length <= TextLengthMax ? text : text[..TextLengthMax];

    /// <summary>Cuts a text to what is kept, before it is decoded: most of a large one never is.</summary>
    /// <param name="utf8">The text in UTF-8.</param>
    internal static string Cut(ReadOnlySpan<byte> utf8)
    {
        var length = Math.Min(utf8.Length, TextLengthMax);
        while (length < utf8.Length && IsInsideCharacter(utf8[length]))
        {
            length--;
        }

        return Encoding.UTF8.GetString(utf8[..length]);
    }

    private static bool IsInsideCharacter(byte utf8) => (utf8 & 0b1100_0000) == 0b1000_0000;
}
