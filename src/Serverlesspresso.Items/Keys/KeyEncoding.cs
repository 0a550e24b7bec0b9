using System.Diagnostics;
using System.Text;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Keys;

/// <summary>Encodes key values so that the order of the bytes is the order of the values.</summary>
/// <remarks>
/// A string is its UTF-8, bytes are themselves. A number is a sign, its decimal exponent, and its digits by twos; for
/// a negative number the bits are turned over, and a last byte makes the shorter one the greater. The encoding is
/// stored and never changes.
/// </remarks>
public static class KeyEncoding
{
    private const byte NegativeSign = 1;
    private const byte ZeroSign = 2;
    private const byte PositiveSign = 3;
    private const int DigitPairs = ItemLimits.NumberDigitsMax / 2;

    /// <summary>Encodes a string, a number or bytes.</summary>
    /// <param name="value">The value of a key attribute.</param>
    public static byte[] Encode(AttributeValue value) => value switch
    {
        StringValue text => Encoding.UTF8.GetBytes(text.Text),
        BinaryValue binary => binary.Bytes.ToArray(),
        NumberValue number => EncodeNumber(number.Number),
        _ => throw new UnreachableException($"A key attribute is never of type {value?.Type}."),
    };

    /// <summary>The least key above all that begin with a prefix; null if there is none.</summary>
    /// <param name="prefix">The encoded prefix of a string or of bytes.</param>
    public static byte[]? AfterPrefix(ReadOnlySpan<byte> prefix)
    {
        var last = prefix.LastIndexOfAnyExcept(byte.MaxValue);
        if (last < 0)
        {
            return null;
        }

        var after = prefix[..(last + 1)].ToArray();
        after[last]++;
        return after;
    }

    private static byte[] EncodeNumber(ItemNumber number)
    {
        if (number.IsZero)
        {
            return [ZeroSign];
        }

        Span<byte> buffer = stackalloc byte[DigitPairs + 3];
        buffer[0] = number.IsNegative ? NegativeSign : PositiveSign;
        buffer[1] = (byte)(number.LeadingExponent - ItemNumber.LeastLeadingExponent);
        var length = 2 + WriteDigits(number.AlignedDigits, buffer[2..]);
        if (number.IsNegative)
        {
            foreach (ref var part in buffer[1..length])
            {
                part = (byte)~part;
            }

            buffer[length++] = byte.MaxValue;
        }

        return buffer[..length].ToArray();
    }

    /// <summary>Writes pairs of digits, each plus one so that no digit byte is zero, without trailing zero pairs.</summary>
    private static int WriteDigits(UInt128 digits, Span<byte> target)
    {
        var length = 0;
        for (var i = DigitPairs - 1; i >= 0; i--)
        {
            (digits, var pair) = UInt128.DivRem(digits, 100);
            target[i] = (byte)(pair + 1);
            if (length == 0 && pair != 0)
            {
                length = i + 1;
            }
        }

        return length;
    }
}
