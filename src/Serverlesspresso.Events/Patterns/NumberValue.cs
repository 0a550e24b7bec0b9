using System.Globalization;
using System.Text;

namespace Serverlesspresso.Events.Patterns;

/// <summary>
/// A JSON number by its exact value: how many whole millionths it has, and whether that is all of it. Numbers beyond
/// what a <see cref="long"/> of millionths holds, or with more digits, also keep a canonical text, so that equality is
/// exact everywhere and order is exact wherever a pattern may set a bound.
/// </summary>
internal readonly record struct NumberValue
{
    private const int Decimals = 6;
    private const int ExponentMax = 1_000_000_000;

    private NumberValue(long millionths, string? canonical)
    {
        Millionths = millionths;
        Canonical = canonical;
    }

    /// <summary>The value in millionths, rounded down; the least or greatest <see cref="long"/> if it does not fit.</summary>
    public long Millionths { get; }

    /// <summary>Digits and exponent of a number that <see cref="Millionths"/> does not hold in full; null else.</summary>
    public string? Canonical { get; }

    /// <summary>Whether <see cref="Millionths"/> is the whole value.</summary>
    public bool IsExact => Canonical is null;

    /// <summary>Compares with a bound that is exact.</summary>
    /// <param name="bound">The bound, in millionths.</param>
    /// <returns>Less than, equal to or greater than zero, as this number is to the bound.</returns>
    public int CompareTo(long bound) =>
        Millionths != bound ? Millionths.CompareTo(bound) : IsExact ? 0 : 1;

    /// <summary>Reads a number that is valid JSON.</summary>
    /// <param name="text">The number's text.</param>
    public static NumberValue Parse(ReadOnlySpan<byte> text)
    {
        if (TryParseShort(text, out var millionths))
        {
            return new NumberValue(millionths, null);
        }

        return ParseLong(text);
    }

    /// <summary>Reads a number that is valid JSON.</summary>
    /// <param name="text">The number's text.</param>
    public static NumberValue Parse(string text) => Parse(Encoding.ASCII.GetBytes(text));

    private static bool TryParseShort(ReadOnlySpan<byte> text, out long millionths)
    {
        const int digitsMax = 18;
        millionths = 0;
        if (text.Length > digitsMax)
        {
            return false;
        }

        var isNegative = text[0] == '-';
        var decimals = -1;
        var digits = 0;
        foreach (var character in isNegative ? text[1..] : text)
        {
            if (character == '.')
            {
                decimals = 0;
                continue;
            }

            if (character is not (>= (byte)'0' and <= (byte)'9'))
            {
                return false;
            }

            millionths = (millionths * 10) + (character - '0');
            digits++;
            decimals = decimals < 0 ? -1 : decimals + 1;
        }

        var shift = Decimals - Math.Max(decimals, 0);
        if (shift < 0 || digits + shift > digitsMax)
        {
            return false;
        }

        for (; shift > 0; shift--)
        {
            millionths *= 10;
        }

        millionths = isNegative ? -millionths : millionths;
        return true;
    }

    private static NumberValue ParseLong(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == '-';
        var (digits, exponent) = Normalize(isNegative ? text[1..] : text);
        if (digits.Length == 0)
        {
            return default;
        }

        // The value is 0.digits times ten to the power of the magnitude.
        var magnitude = exponent + digits.Length;
        var wholeDigits = magnitude + Decimals;
        var canonical = string.Create(CultureInfo.InvariantCulture, $"{(isNegative ? "-" : "")}{digits}E{exponent}");
        if (wholeDigits > 18)
        {
            return new NumberValue(isNegative ? long.MinValue : long.MaxValue, canonical);
        }

        var kept = (int)Math.Clamp(wholeDigits, 0, digits.Length);
        var millionths = kept == 0 ? 0 : long.Parse(digits.AsSpan(0, kept), CultureInfo.InvariantCulture);
        for (var missing = wholeDigits - kept; missing > 0; missing--)
        {
            millionths *= 10;
        }

        var isExact = kept == digits.Length;
        millionths = isNegative ? -millionths - (isExact ? 0 : 1) : millionths;
        return new NumberValue(millionths, isExact ? null : canonical);
    }

    private static (string Digits, long Exponent) Normalize(ReadOnlySpan<byte> text)
    {
        var mark = text.IndexOfAny((byte)'e', (byte)'E');
        var exponent = mark < 0 ? 0L : ParseExponent(text[(mark + 1)..]);
        var significand = mark < 0 ? text : text[..mark];
        var point = significand.IndexOf((byte)'.');
        var digits = Encoding.ASCII.GetString(significand);
        if (point >= 0)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }

        digits = digits.TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        return (trimmed, exponent + digits.Length - trimmed.Length);
    }

    private static long ParseExponent(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == '-';
        var exponent = 0L;
        foreach (var digit in text[0] is (byte)'-' or (byte)'+' ? text[1..] : text)
        {
            exponent = Math.Min((exponent * 10) + (digit - '0'), ExponentMax);
        }

        return isNegative ? -exponent : exponent;
    }
}
