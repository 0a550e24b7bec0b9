using System.Buffers.Text;
using System.Text;

namespace Serverlesspresso.Events.Matching;

/// <summary>Takes the escapes out of JSON strings.</summary>
internal static class JsonEscapes
{
    private const byte Backslash = (byte)'\\';

    /// <summary>Writes a string without its escapes. Half a surrogate pair becomes the replacement character.</summary>
    /// <param name="escaped">The string between its quotes: valid JSON.</param>
    /// <param name="target">Takes the string; as long as the escaped one is enough.</param>
    /// <returns>How much was written.</returns>
    public static int Remove(ReadOnlySpan<byte> escaped, Span<byte> target)
    {
        var written = 0;
        for (var place = escaped.IndexOf(Backslash); place >= 0; place = escaped.IndexOf(Backslash))
        {
            escaped[..place].CopyTo(target[written..]);
            written += place;
            escaped = escaped[(place + 1)..];
            if (escaped[0] == 'u')
            {
                written += ReadCharacter(ref escaped).EncodeToUtf8(target[written..]);
            }
            else
            {
                target[written++] = Plain(escaped[0]);
                escaped = escaped[1..];
            }
        }

        escaped.CopyTo(target[written..]);
        return written + escaped.Length;
    }

    private static Rune ReadCharacter(ref ReadOnlySpan<byte> escaped)
    {
        var high = ReadUnit(escaped);
        escaped = escaped[5..];
        if (Rune.TryCreate(high, out var character))
        {
            return character;
        }

        if (escaped.Length < 6 || escaped[0] != Backslash || escaped[1] != 'u'
            || !Rune.TryCreate(high, ReadUnit(escaped[1..]), out character))
        {
            return Rune.ReplacementChar;
        }

        escaped = escaped[6..];
        return character;
    }

    private static char ReadUnit(ReadOnlySpan<byte> escaped) =>
        Utf8Parser.TryParse(escaped.Slice(1, 4), out ushort unit, out _, 'x') ? (char)unit : '\uFFFD';

    private static byte Plain(byte escape) => escape switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => escape,
    };
}
