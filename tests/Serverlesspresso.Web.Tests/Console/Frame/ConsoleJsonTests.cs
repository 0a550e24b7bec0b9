using System.Text.Json;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Tests.Console.Frame;

public sealed class ConsoleJsonTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData("""["\ud83d\ude00"]""", """["\ud83d\ude00"]""")]
    [InlineData("""["\ud83d"]""", """["\uFFFD"]""")]
    [InlineData("""["\uDE00\uD83D"]""", """["\uFFFD\uFFFD"]""")]
    [InlineData("""["\ud83d\ud83d\ude00\n"]""", """["\uFFFD\ud83d\ude00\n"]""")]
    [InlineData("""["\\ud83d"]""", """["\\ud83d"]""")]
    [InlineData("""["\\\ud83d"]""", """["\\\uFFFD"]""")]
    [InlineData("""["\ud8""", """["\ud8""")]
    public void Mend_Escapes_ReplacesHalvesOnly(string json, string expected) => Assert.Equal(expected, ConsoleJson.Mend(json));

    [Fact]
    public void Parse_HalfACharacterAsItIs_IsReplaced()
    {
        using var document = ConsoleJson.Parse("[\"\ud83d\"]");

        Assert.Equal("\uFFFD", document.RootElement[0].GetString());
    }

    [Fact]
    public void TryParse_NotJson_IsRefused() => Assert.False(ConsoleJson.TryParse("{", out _));

    [Fact]
    public void Parse_NestedAsDeepAsAnExecutionTakes_IsRead()
    {
        using var document = ConsoleJson.Parse(new string('[', 1_000) + new string(']', 1_000));

        Assert.Equal(JsonValueKind.Array, document.RootElement.ValueKind);
    }
}
