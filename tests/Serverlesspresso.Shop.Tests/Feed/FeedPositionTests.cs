using Serverlesspresso.Shop.Feed;

namespace Serverlesspresso.Shop.Tests.Feed;

public sealed class FeedPositionTests
{
    [Fact]
    public void Find_WhatWasWritten_IsThePosition()
    {
        var position = new FeedPosition("6a0f3b43a502", 17);

        var found = FeedPosition.Find(position.ToString());

        Assert.Equal("6a0f3b43a502-17", position.ToString());
        Assert.Equal(position, found);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("17")]
    [InlineData("-17")]
    [InlineData("epoch-")]
    [InlineData("epoch-x")]
    [InlineData("epoch- 1")]
    [InlineData("epoch-99999999999999999999")]
    public void Find_SomethingElse_IsNull(string? text) => Assert.Null(FeedPosition.Find(text));
}
