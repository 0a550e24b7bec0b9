using System.Globalization;
using System.Numerics;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Tests.Values;

public sealed class ItemNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.000", "0")]
    [InlineData("0e500", "0")]
    [InlineData("007", "7")]
    [InlineData("+7", "7")]
    [InlineData("1.50", "1.5")]
    [InlineData("-1.50", "-1.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1e2", "100")]
    [InlineData("1E+2", "100")]
    [InlineData("12e-3", "0.012")]
    [InlineData("100.00", "100")]
    [InlineData("120", "120")]
    [InlineData("123.456e1", "1234.56")]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    [InlineData("0.00000000000000000000000000000000000000000001", "0.00000000000000000000000000000000000000000001")]
    public void Parse_Number_IsNormalised(string text, string expected) =>
        Assert.Equal(expected, ItemNumber.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("abc")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("1,000")]
    public void Parse_NoNumber_IsRefused(string text)
    {
        var expected = "The parameter cannot be converted to a numeric value" + (text.Length == 0 ? "" : ": " + text);

        Assert.Equal(expected, Make.Refusal(() => ItemNumber.Parse(text)));
    }

    [Theory]
    [InlineData("1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("-1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("1e99999999999", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("1e-131", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData("123456789012345678901234567890123456789", "Attempting to store more than 38 significant digits in a Number")]
    public void Parse_BeyondTheLimits_IsRefused(string text, string expected) =>
        Assert.Equal(expected, Make.Refusal(() => ItemNumber.Parse(text)));

    [Fact]
    public void Parse_AtTheLimits_KeepsEveryDigit()
    {
        var greatest = new string('9', 38) + new string('0', 88);
        var least = "0." + new string('0', 129) + "1";

        Assert.Equal(greatest, ItemNumber.Parse("9.9999999999999999999999999999999999999E+125").ToString());
        Assert.Equal(least, ItemNumber.Parse("1E-130").ToString());
    }

    [Theory]
    [InlineData("1", "2", "3", "-1")]
    [InlineData("0.1", "0.2", "0.3", "-0.1")]
    [InlineData("5", "5", "10", "0")]
    [InlineData("-5", "5", "0", "-10")]
    [InlineData("99999999999999999999999999999999999998", "1", "99999999999999999999999999999999999999", "99999999999999999999999999999999999997")]
    [InlineData("1e20", "1e-10", "100000000000000000000.0000000001", "99999999999999999999.9999999999")]
    public void Arithmetic_TwoNumbers_IsExact(string left, string right, string sum, string difference)
    {
        var (x, y) = (ItemNumber.Parse(left), ItemNumber.Parse(right));

        Assert.Equal(sum, x.Add(y).ToString());
        Assert.Equal(difference, x.Subtract(y).ToString());
    }

    [Fact]
    public void Add_SumNeedsMoreDigits_IsRefused()
    {
        Assert.Equal(
            "Attempting to store more than 38 significant digits in a Number",
            Make.Refusal(() => ItemNumber.Parse("1e30").Add(ItemNumber.Parse("1e-10"))));
    }

    [Fact]
    public void CompareTo_NumbersInOrder_AgreesBothWays()
    {
        string[] ascending =
            ["-1e125", "-100", "-99.5", "-1", "-0.5", "-1e-130", "0", "1e-130", "0.5", "1", "2", "10", "10.1", "1e125"];

        for (var i = 0; i < ascending.Length; i++)
        {
            for (var j = 0; j < ascending.Length; j++)
            {
                var order = ItemNumber.Parse(ascending[i]).CompareTo(ItemNumber.Parse(ascending[j]));
                Assert.Equal(i.CompareTo(j), Math.Sign(order));
            }
        }
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("1", 2)]
    [InlineData("10", 2)]
    [InlineData("100", 2)]
    [InlineData("123", 3)]
    [InlineData("1234", 3)]
    [InlineData("-1234", 4)]
    [InlineData("0.5", 2)]
    [InlineData("12.34", 3)]
    [InlineData("99999999999999999999999999999999999999", 20)]
    public void SizeInBytes_Number_IsOneForTwoDigits(string text, int expected) =>
        Assert.Equal(expected, ItemNumber.Parse(text).SizeInBytes);

    [Fact]
    public void Add_RandomIntegers_AgreesWithBigInteger()
    {
        const int seed = 20240607;
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var left = (BigInteger)random.NextInt64(long.MinValue, long.MaxValue) * random.Next(1, 1000);
            var right = (BigInteger)random.NextInt64(long.MinValue, long.MaxValue) * random.Next(1, 1000);

            var sum = Parse(left).Add(Parse(right));

            Assert.True(Parse(left + right) == sum, $"seed {seed}, round {i}: {left} + {right} gave {sum}");
        }
    }

    private static ItemNumber Parse(BigInteger value) =>
        ItemNumber.Parse(value.ToString(CultureInfo.InvariantCulture));
}
