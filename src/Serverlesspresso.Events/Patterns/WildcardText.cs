using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Serverlesspresso.Events.Patterns;

/// <summary>A text with wildcards: literal parts, between each two of which anything may stand.</summary>
/// <remarks>Source: Amazon EventBridge User Guide, "Wildcard matching": a backslash escapes an asterisk or itself.</remarks>
internal sealed class WildcardText
{
    private readonly byte[][] _literals;

    private WildcardText(byte[][] literals) => _literals = literals;

    /// <summary>The literal parts in UTF-8. A single one means a text without wildcards.</summary>
    public IReadOnlyList<byte[]> Literals => _literals;

    /// <summary>Reads a wildcard text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="wildcard">The parts.</param>
    /// <param name="mistake">What is wrong, in EventBridge's words.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out WildcardText? wildcard, [NotNullWhen(false)] out string? mistake)
    {
        var literals = new List<byte[]>();
        var literal = new List<byte>();
        var utf8 = Encoding.UTF8.GetBytes(text);
        wildcard = null;
        for (var i = 0; i < utf8.Length; i++)
        {
            var next = i + 1 < utf8.Length ? utf8[i + 1] : (byte)0;
            switch (utf8[i])
            {
                // Positions count the quote that the service puts in front of the text.
                case (byte)'*' when next == '*':
                    mistake = string.Create(CultureInfo.InvariantCulture, $"Consecutive wildcard characters at pos {i + 1}");
                    return false;
                case (byte)'\\' when next is not ((byte)'*' or (byte)'\\'):
                    mistake = string.Create(CultureInfo.InvariantCulture, $"Invalid escape character at pos {i + 1}");
                    return false;
                case (byte)'\\':
                    literal.Add(next);
                    i++;
                    break;
                case (byte)'*':
                    literals.Add([.. literal]);
                    literal.Clear();
                    break;
                default:
                    literal.Add(utf8[i]);
                    break;
            }
        }

        wildcard = new WildcardText([.. literals, [.. literal]]);
        mistake = null;
        return true;
    }

    /// <summary>Whether a text matches from its first byte to its last.</summary>
    /// <param name="utf8">The text.</param>
    public bool Matches(ReadOnlySpan<byte> utf8)
    {
        var first = _literals[0];
        if (_literals.Length == 1)
        {
            return utf8.SequenceEqual(first);
        }

        var last = _literals[^1];
        if (utf8.Length < first.Length + last.Length || !utf8.StartsWith(first) || !utf8.EndsWith(last))
        {
            return false;
        }

        // Taking each part at its first place leaves the most room for the parts behind it.
        var rest = utf8[first.Length..^last.Length];
        foreach (var literal in _literals.AsSpan(1, _literals.Length - 2))
        {
            var place = rest.IndexOf(literal);
            if (place < 0)
            {
                return false;
            }

            rest = rest[(place + literal.Length)..];
        }

        return true;
    }
}
