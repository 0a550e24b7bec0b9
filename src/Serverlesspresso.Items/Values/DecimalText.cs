using System.Globalization;

namespace Serverlesspresso.Items.Values;

/// <summary>The parts of a decimal number written as text.</summary>
/// <param name="IsNegative">Whether it has a minus sign.</param>
/// <param name="DigitCount">How many significant digits it has; 0 for zero.</param>
/// <param name="Digits">The significant digits as an integer; 0 if they are too many.</param>
/// <param name="Exponent">The power of ten that the integer is multiplied with.</param>
internal readonly record struct DecimalText(bool IsNegative, int DigitCount, UInt128 Digits, int Exponent)
{
    /// <summary>Far beyond every number that can be stored, and far within an integer.</summary>
    private const int ExponentBound = 1_000_000;

    public static bool TryRead(ReadOnlySpan<char> text, out DecimalText number)
    {
        number = default;
        var isNegative = text.Length > 0 && text[0] == '-';
        var rest = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
        var exponent = 0;
        var mark = rest.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            if (!TryReadExponent(rest[(mark + 1)..], out exponent))
            {
                return false;
            }

            rest = rest[..mark];
        }

        var point = rest.IndexOf('.');
        var whole = point < 0 ? rest : rest[..point];
        var fraction = point < 0 ? default : rest[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || !IsDigits(whole) || !IsDigits(fraction))
        {
            return false;
        }

        number = Join(isNegative, whole, fraction.TrimEnd('0'), exponent);
        return true;
    }

    private static DecimalText Join(
        bool isNegative, ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, int exponent)
    {
        var all = fraction.Length == 0 ? whole.TrimStart('0') : string.Concat(whole, fraction).AsSpan().TrimStart('0');
        var significant = fraction.Length == 0 ? all.TrimEnd('0') : all;
        var digits = significant.Length is > 0 and <= ItemLimits.NumberDigitsMax
            ? UInt128.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;
        var shift = all.Length - significant.Length - fraction.Length;
        return new DecimalText(isNegative, significant.Length, digits, exponent + shift);
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        var isNegative = text.Length > 0 && text[0] == '-';
        var digits = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
        if (digits.Length == 0 || !IsDigits(digits))
        {
            return false;
        }

        digits = digits.TrimStart('0');
        var magnitude = digits.Length > 6
            ? ExponentBound
            : digits.Length == 0 ? 0 : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        exponent = isNegative ? -magnitude : magnitude;
        return true;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
