using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Tests.Console.Frame;

public sealed class JsonLayoutTests
{
    [Theory]
    [InlineData("""{"a":1.50,"b":["ü","<"]}""", "{\n  \"a\": 1.50,\n  \"b\": [\n    \"ü\",\n    \"<\"\n  ]\n}")]
    [InlineData("12345678901234567890.10", "12345678901234567890.10")]
    [InlineData("""{"\ud83d":"\udE00 ☕"}""", "{\n  \"\uFFFD\": \"\uFFFD ☕\"\n}")]
    [InlineData("not json", "not json")]
    [InlineData("", "")]
    public void Write_Text_IsSetOutAndKeepsItsDigits(string json, string expected) =>
        Assert.Equal(expected, JsonLayout.Write(json).ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("{}", null)]
    [InlineData("{\n \"a\": }", "Line 2, character 7: this is not JSON.")]
    public void FindProblem_Text_SaysWhere(string json, string? expected) =>
        Assert.Equal(expected, JsonLayout.FindProblem(json));
}
