using System.Text;

namespace Serverlesspresso.Events.Patterns;

/// <summary>A text that is compared without regard to case, character by character, in UTF-8.</summary>
internal sealed class CaselessText
{
    private readonly byte[][][] _characters;

    /// <summary>Prepares a text.</summary>
    /// <param name="text">The text.</param>
    public CaselessText(string text) => _characters = [.. text.EnumerateRunes().Select(Forms)];

    /// <summary>Whether a text is this one.</summary>
    /// <param name="utf8">The text.</param>
    public bool Equals(ReadOnlySpan<byte> utf8) => Start(utf8) == utf8.Length;

    /// <summary>Whether a text starts with this one.</summary>
    /// <param name="utf8">The text.</param>
    public bool IsPrefixOf(ReadOnlySpan<byte> utf8) => Start(utf8) >= 0;

    /// <summary>Whether a text ends with this one.</summary>
    /// <param name="utf8">The text.</param>
    public bool IsSuffixOf(ReadOnlySpan<byte> utf8)
    {
        for (var i = _characters.Length - 1; i >= 0; i--)
        {
            var length = 0;
            foreach (var form in _characters[i])
            {
                length = length == 0 && utf8.EndsWith(form) ? form.Length : length;
            }

            if (length == 0)
            {
                return false;
            }

            utf8 = utf8[..^length];
        }

        return true;
    }

    private int Start(ReadOnlySpan<byte> utf8)
    {
        var position = 0;
        foreach (var forms in _characters)
        {
            var length = 0;
            foreach (var form in forms)
            {
                length = length == 0 && utf8[position..].StartsWith(form) ? form.Length : length;
            }

            if (length == 0)
            {
                return -1;
            }

            position += length;
        }

        return position;
    }

    private static byte[][] Forms(Rune character)
    {
        var lower = Encoding.UTF8.GetBytes(Rune.ToLowerInvariant(character).ToString());
        var upper = Encoding.UTF8.GetBytes(Rune.ToUpperInvariant(character).ToString());
        var self = Encoding.UTF8.GetBytes(character.ToString());
        return [.. new[] { lower, upper, self }.DistinctBy(Convert.ToHexString)];
    }
}
