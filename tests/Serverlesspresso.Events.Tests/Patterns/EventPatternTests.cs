using System.Text;
using System.Text.Json;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Tests.Patterns;

public sealed class EventPatternTests
{
    [Theory]
    [InlineData("""{"int": 42}""", "\"int\" must be an object or an array", 11)]
    [InlineData("""{"string": "my-value"}""", "\"string\" must be an object or an array", 13)]
    [InlineData("""{"resources": []}""", "Empty arrays are not allowed", 17)]
    [InlineData("""{"my_key": [{"EXISTS": true}]}""", "Unrecognized match type EXISTS", 28)]
    [InlineData("""{"detail": {"equal": [{"NUMERIC": ["=", 5]}]}}""", "Unrecognized match type NUMERIC", 36)]
    [InlineData("""{"detail": {"c-count": [{"numeric": [">", 0, ">", 0]}]}}""", "Bad numeric range operator: >", 49)]
    public void TryParse_PatternIsWrong_ReasonIsTheServicesWithThePlace(string text, string reason, int column)
    {
        var isValid = EventPattern.TryParse(text, out _, out var error);

        Assert.False(isValid);
        Assert.Equal(
            $"Event pattern is not valid. Reason: {reason}\n at [Source: (String)\"{text}\"; line: 1, column: {column}]",
            error?.Message);
    }

    [Fact]
    public void TryParse_MistakeOnThirdLine_PlaceNamesLineAndColumn()
    {
        Assert.False(EventPattern.TryParse("{\n  \"source\": [\"a\"],\r\n  \"detail\": 1\n}", out _, out var error));

        Assert.EndsWith("; line: 3, column: 14]", error?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_ManyWildcards_IsTooComplex()
    {
        Assert.False(EventPattern.TryParse("""{"EventBusArn": [{"wildcard": "*:*:*:*:*:event-bus/*"}]}""", out _, out var error));

        Assert.Equal(
            "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character",
            error?.Reason);
    }

    [Fact]
    public void TryParse_OrMultipliesBeyondTheLimit_IsRefused()
    {
        var ten = string.Join(',', Enumerable.Range(0, 10).Select(i => $$"""{"n{{i}}":[1]}"""));
        var pattern = $$$"""{"$or":[{{{ten}}}],"a":{"$or":[{{{ten}}}]},"b":{"$or":[{{{ten}}}]},"c":{"$or":[{{{ten}}}]}}""";

        Assert.False(EventPattern.TryParse(pattern, out _, out var error));

        Assert.StartsWith("There must be at most 1000 combinations of $or relationships.", error?.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("27.807807921694", true)]
    [InlineData("5.0000000000000000000000001", true)]
    [InlineData("5", false)]
    [InlineData("4.9999999999999999999999999", false)]
    [InlineData("123456789012345678901234567890", true)]
    [InlineData("-1e300", false)]
    public void Matches_NumberOfManyDigits_IsComparedExactly(string number, bool expected)
    {
        var pattern = EventPattern.Parse("""{"n":[{"numeric":[">",5]}]}""");

        Assert.Equal(expected, pattern.Matches(Encoding.UTF8.GetBytes($$"""{"n":{{number}}}""")));
    }

    [Theory]
    [InlineData("123456789012", "123456789012.0", true)]
    [InlineData("12345678901234567890", "1234567890123456789e1", true)]
    [InlineData("12345678901234567890", "12345678901234567891", false)]
    [InlineData("0.1234567", "1234567e-7", true)]
    [InlineData("0", "-0.0e5", true)]
    public void Matches_ExactNumber_IsComparedByValue(string wanted, string number, bool expected)
    {
        var pattern = EventPattern.Parse($$"""{"n":[{{wanted}}]}""");

        Assert.Equal(expected, pattern.Matches(Encoding.UTF8.GetBytes($$"""{"n":{{number}}}""")));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("plain string")]
    [InlineData("")]
    public void Matches_EventIsNoObject_Throws(string text)
    {
        var pattern = EventPattern.Parse("""{"n":[1]}""");

        Assert.ThrowsAny<JsonException>(() => pattern.Matches(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Matches_ManyLeavesInOneArray_EachElementIsTriedOnce()
    {
        var fields = string.Join(',', Enumerable.Range(0, 8).Select(i => $$"""{"f{{i}}":"x"}"""));
        var pattern = EventPattern.Parse("""{"a":{"f0":["x"],"f1":["x"]},"b":[{"prefix":""}],"c":[{"prefix":""}],"d":["no"]}""");
        var scalars = $"[{string.Join(',', Enumerable.Repeat("\"x\"", 2_000))}]";

        var isMatch = pattern.Matches(Encoding.UTF8.GetBytes(
            $$"""{"a":[{{fields}},{"f0":"x","f1":"x"}],"b":{{scalars}},"c":{{scalars}},"d":{{scalars}}}"""));

        Assert.False(isMatch);
    }
}
