using System.Globalization;
using System.Numerics;

namespace Serverlesspresso.Items.Values;

/// <summary>
/// An exact decimal number of up to 38 significant digits, between 1E-130 and 9.99…E+125 in magnitude, or zero.
/// </summary>
/// <remarks>Source: Amazon DynamoDB Developer Guide, Data types, Number.</remarks>
public readonly struct ItemNumber : IEquatable<ItemNumber>, IComparable<ItemNumber>
{
    internal const int LeastLeadingExponent = -130;
    internal const int GreatestLeadingExponent = 125;

    private static readonly UInt128[] PowersOfTen = MakePowersOfTen();

    private readonly UInt128 _digits;
    private readonly short _exponent;

    private ItemNumber(bool isNegative, UInt128 digits, int exponent)
    {
        IsNegative = isNegative;
        _digits = digits;
        _exponent = (short)exponent;
    }

    /// <summary>Whether the number is below zero.</summary>
    public bool IsNegative { get; }

    /// <summary>The bytes that DynamoDB counts for it: one for each two decimal places it spans, and one or two more.</summary>
    public int SizeInBytes => IsZero
        ? 1
        : 1 + FloorHalf(LeadingExponent) - FloorHalf(_exponent) + 1 + (IsNegative ? 1 : 0);

    internal bool IsZero => _digits == 0;

    /// <summary>The exponent of the first digit: 2 for 123.</summary>
    internal int LeadingExponent => _exponent + DigitCount(_digits) - 1;

    /// <summary>The digits as a number of exactly 38 digits, the first of them not zero.</summary>
    internal UInt128 AlignedDigits => _digits * PowersOfTen[ItemLimits.NumberDigitsMax - DigitCount(_digits)];

    /// <summary>Whether two numbers are the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ItemNumber left, ItemNumber right) => left.Equals(right);

    /// <summary>Whether two numbers differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ItemNumber left, ItemNumber right) => !left.Equals(right);

    /// <summary>Whether one number is below another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(ItemNumber left, ItemNumber right) => left.CompareTo(right) < 0;

    /// <summary>Whether one number is at most another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(ItemNumber left, ItemNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one number is above another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(ItemNumber left, ItemNumber right) => left.CompareTo(right) > 0;

    /// <summary>Whether one number is at least another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(ItemNumber left, ItemNumber right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a decimal number, with or without an exponent.</summary>
    /// <param name="text">The number as text.</param>
    /// <exception cref="ItemRefusedException">It is no number, has too many digits, or is too great or too small.</exception>
    public static ItemNumber Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            throw ItemRefusedException.Validation("The parameter cannot be converted to a numeric value");
        }

        return DecimalText.TryRead(text, out var read)
            ? Make(read)
            : throw ItemRefusedException.Validation("The parameter cannot be converted to a numeric value: " + text);
    }

    /// <summary>Makes a number of an integer.</summary>
    /// <param name="value">The integer.</param>
    public static ItemNumber FromInt64(long value) => Normalise(value, 0);

    /// <summary>Adds a number exactly.</summary>
    /// <param name="other">The other number.</param>
    /// <exception cref="ItemRefusedException">The sum has more than 38 digits, or is too great or too small.</exception>
    public ItemNumber Add(ItemNumber other)
    {
        var exponent = Math.Min(_exponent, other._exponent);
        var sum = ScaledTo(exponent) + other.ScaledTo(exponent);
        return Normalise(sum, exponent);
    }

    /// <summary>Subtracts a number exactly.</summary>
    /// <param name="other">The other number.</param>
    /// <exception cref="ItemRefusedException">The difference has more than 38 digits, or is too great or too small.</exception>
    public ItemNumber Subtract(ItemNumber other) => Add(other.Negate());

    /// <inheritdoc/>
    public int CompareTo(ItemNumber other)
    {
        if (IsZero || other.IsZero || IsNegative != other.IsNegative)
        {
            return Sign().CompareTo(other.Sign());
        }

        var magnitude = LeadingExponent.CompareTo(other.LeadingExponent);
        if (magnitude == 0)
        {
            magnitude = AlignedDigits.CompareTo(other.AlignedDigits);
        }

        return IsNegative ? -magnitude : magnitude;
    }

    /// <inheritdoc/>
    public bool Equals(ItemNumber other) =>
        _digits == other._digits && _exponent == other._exponent && IsNegative == other.IsNegative;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ItemNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_digits, _exponent, IsNegative);

    /// <summary>Writes the number as DynamoDB returns it: plain digits, without exponent or needless zeros.</summary>
    public override string ToString()
    {
        var digits = _digits.ToString(CultureInfo.InvariantCulture);
        var sign = IsNegative ? "-" : "";
        if (_exponent >= 0)
        {
            return sign + digits + new string('0', _exponent);
        }

        var places = -_exponent;
        return digits.Length > places
            ? $"{sign}{digits.AsSpan(0, digits.Length - places)}.{digits.AsSpan(digits.Length - places)}"
            : sign + "0." + new string('0', places - digits.Length) + digits;
    }

    private static ItemNumber Normalise(BigInteger value, int exponent)
    {
        var digits = BigInteger.Abs(value);
        while (!digits.IsZero && (digits % 10).IsZero)
        {
            digits /= 10;
            exponent++;
        }

        var isShort = digits <= UInt128.MaxValue;
        var shortDigits = isShort ? (UInt128)digits : 0;
        var count = isShort ? DigitCount(shortDigits) : digits.ToString(CultureInfo.InvariantCulture).Length;
        return Make(new DecimalText(value.Sign < 0, count, shortDigits, exponent));
    }

    private static ItemNumber Make(DecimalText text)
    {
        if (text.DigitCount == 0)
        {
            return default;
        }

        var leadingExponent = text.DigitCount + text.Exponent - 1;
        if (leadingExponent > GreatestLeadingExponent)
        {
            throw ItemRefusedException.Validation(
                "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }

        if (leadingExponent < LeastLeadingExponent)
        {
            throw ItemRefusedException.Validation(
                "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }

        return text.DigitCount <= ItemLimits.NumberDigitsMax
            ? new ItemNumber(text.IsNegative, text.Digits, text.Exponent)
            : throw ItemRefusedException.Validation(
                "Attempting to store more than 38 significant digits in a Number");
    }

    private static int DigitCount(UInt128 digits)
    {
        var count = 0;
        while (count < PowersOfTen.Length && digits >= PowersOfTen[count])
        {
            count++;
        }

        return count;
    }

    private static int FloorHalf(int value) => value >> 1;

    private static UInt128[] MakePowersOfTen()
    {
        var powers = new UInt128[ItemLimits.NumberDigitsMax + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }

    private ItemNumber Negate() => IsZero ? this : new ItemNumber(!IsNegative, _digits, _exponent);

    private int Sign() => IsZero ? 0 : IsNegative ? -1 : 1;

    private BigInteger ScaledTo(int exponent)
    {
        var scaled = (BigInteger)_digits * BigInteger.Pow(10, _exponent - exponent);
        return IsNegative ? -scaled : scaled;
    }
}
