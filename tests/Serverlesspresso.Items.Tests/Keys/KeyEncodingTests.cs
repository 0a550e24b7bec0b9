using Serverlesspresso.Items.Keys;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Tests.Keys;

public sealed class KeyEncodingTests
{
    [Fact]
    public void Encode_Numbers_BytesAreInTheOrderOfTheNumbers()
    {
        string[] ascending =
        [
            "-9.9999999999999999999999999999999999999E+125", "-1e125", "-101", "-100.5", "-100", "-99", "-10", "-1.01",
            "-1", "-0.5", "-1e-130", "0", "1e-130", "0.05", "0.5", "1", "1.01", "1.1", "9", "10", "11", "99", "100",
            "100.5", "101", "1e125", "9.9999999999999999999999999999999999999E+125",
        ];

        var sorted = ascending.Reverse().Order(Comparer<string>.Create((x, y) => Number(x).AsSpan().SequenceCompareTo(Number(y))));

        Assert.Equal(ascending, sorted);
    }

    [Fact]
    public void Encode_RandomNumbers_OrderAndEqualityAgreeWithTheNumbers()
    {
        const int seed = 77;
        var random = new Random(seed);
        for (var i = 0; i < 2000; i++)
        {
            var (x, y) = (RandomNumber(random), RandomNumber(random));

            var byBytes = Math.Sign(Number(x).AsSpan().SequenceCompareTo(Number(y)));

            Assert.True(
                byBytes == Math.Sign(ItemNumber.Parse(x).CompareTo(ItemNumber.Parse(y))),
                $"seed {seed}, round {i}: {x} and {y}");
        }
    }

    [Fact]
    public void Encode_SameNumberWrittenTwoWays_IsTheSame() => Assert.Equal(Number("1.50e1"), Number("15"));

    [Fact]
    public void Encode_StringsAndBinaries_AreTheirBytes()
    {
        Assert.Equal("é"u8.ToArray(), KeyEncoding.Encode(new StringValue("é")));
        Assert.Equal([0, 255], KeyEncoding.Encode(new BinaryValue(new byte[] { 0, 255 })));
    }

    [Fact]
    public void AfterPrefix_EndsWithGreatestByte_DropsIt()
    {
        Assert.Equal([1, 3], KeyEncoding.AfterPrefix([1, 2]));
        Assert.Equal([2], KeyEncoding.AfterPrefix([1, 255, 255]));
        Assert.Null(KeyEncoding.AfterPrefix([255, 255]));
    }

    private static byte[] Number(string text) => KeyEncoding.Encode(new NumberValue(ItemNumber.Parse(text)));

    private static string RandomNumber(Random random) =>
        $"{(random.Next(2) == 0 ? "-" : "")}{random.Next(0, 2000)}.{random.Next(0, 50)}e{random.Next(-4, 4)}";
}
