using System.Text.Json;
using Serverlesspresso.Events.Inputs;

namespace Serverlesspresso.Events.Tests.Inputs;

public sealed class EventPathTests
{
    private static readonly JsonElement Event = JsonElement.Parse(
        """{"detail-type":"t","detail":{"items":[{"n":"a"},{"n":"b"},{}],"a b":1.50}}""");

    [Theory]
    [InlineData("$.detail-type", "\"t\"")]
    [InlineData("$.detail.items[1].n", "\"b\"")]
    [InlineData("$.detail.items[*].n", "[\"a\",\"b\"]")]
    [InlineData("$.detail['a b']", "1.50")]
    [InlineData("$.detail.items[7]", null)]
    [InlineData("$.detail.nothing.more", null)]
    [InlineData("$.detail.items[2]", "{}")]
    public void Find_Path_LeadsToThePart(string text, string? expected)
    {
        Assert.True(EventPath.TryParse(text, out var path));

        Assert.Equal(expected, path.Find(Event));
    }

    [Theory]
    [InlineData("")]
    [InlineData("detail")]
    [InlineData("$detail")]
    [InlineData("$.")]
    [InlineData("$..detail")]
    [InlineData("$.items[")]
    [InlineData("$.items[x]")]
    public void TryParse_NoPath_IsRefused(string text) => Assert.False(EventPath.TryParse(text, out _));
}
