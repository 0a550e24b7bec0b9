using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Tests.Bar;
using Serverlesspresso.Web.Wall;

namespace Serverlesspresso.Web.Tests.Wall;

public sealed class WallModelTests
{
    // 08:00:00 begins a span of five minutes.
    private static readonly CodeBucket Bucket = new()
    {
        Shop = new ShopId("EXPO"),
        BucketId = SomeBar.Now.ToUnixTimeSeconds() / 300,
        Code = "ABCDEFGHIJ",
        DrinksLeft = 10,
    };

    private static readonly WallFacts Facts = new()
    {
        Shop = SomeBar.Shop,
        Orders = [],
        Code = Bucket,
        PublicUrl = "https://coffee.example.org",
        Now = SomeBar.Now,
    };

    [Theory]
    [InlineData(0, 10, WallState.Scan)]
    [InlineData(284, 1, WallState.Scan)]
    [InlineData(285, 1, WallState.CodeChanges)]
    [InlineData(0, 0, WallState.GivenAway)]
    [InlineData(290, 0, WallState.GivenAway)]
    public void State_OfTheCode_ShowsItWhileItGivesDrinks(int seconds, int drinksLeft, WallState state) => Assert.Equal(
        state,
        WallModel.From(Facts with
        {
            Code = Bucket with { DrinksLeft = drinksLeft },
            Now = SomeBar.Now.AddSeconds(seconds),
        }).State);

    [Fact]
    public void State_ClosedOrFull_ShowsNoCode()
    {
        var closed = SomeBar.Shop with { Settings = SomeBar.Shop.Settings with { StoreOpen = false } };
        var full = SomeBar.Shop with { OpenOrders = 20 };

        Assert.Equal(WallState.Closed, WallModel.From(Facts with { Shop = closed, Code = null }).State);
        Assert.Equal(WallState.Full, WallModel.From(Facts with { Shop = full, Code = null }).State);
    }

    [Fact]
    public void Orders_StandInPreparationByNumberAndReadyByTime()
    {
        var model = WallModel.From(Facts with
        {
            Orders =
            [
                SomeBar.Order("10"),
                SomeBar.Order("9", OrderPhase.Making),
                SomeBar.Order("11", OrderPhase.Choosing),
                SomeBar.Order("7", OrderPhase.Ready, secondsAgo: 500),
                SomeBar.Order("8", OrderPhase.Ready, secondsAgo: 100),
                SomeBar.Order("6", OrderPhase.Ready, secondsAgo: 600),
                SomeBar.Order("5", OrderPhase.Collected),
            ],
        });

        Assert.Equal([("9", true), ("10", false)], model.Preparing.Select(row => (row.Number, row.IsMaking)));
        Assert.Equal(["8", "7"], model.Ready.Select(row => row.Number));
    }

    [Fact]
    public void Orders_MoreThanFit_AreCountedOrNamedByNumber()
    {
        var waiting = Enumerable.Range(1, 15).Select(number => SomeBar.Order($"{number}"));
        var ready = Enumerable.Range(20, 14).Select(number => SomeBar.Order($"{number}", OrderPhase.Ready));

        var model = WallModel.From(Facts with { Orders = [.. waiting, .. ready] });

        Assert.Equal((12, 3), (model.Preparing.Count, model.PreparingMore));
        Assert.Equal(10, model.Ready.Count);
        Assert.Equal(["23", "22", "21", "20"], model.ReadyAlso);
    }

    [Theory]
    [InlineData("Maria Weber", "Maria")]
    [InlineData("Alexandria-Marie-Louise", "Alexandria-Ma…")]
    [InlineData(null, null)]
    public void Name_IsTheFirstNameAlone(string? name, string? first) => Assert.Equal(
        first, WallModel.From(Facts with { Orders = [SomeBar.Order("1") with { CustomerName = name }] }).Preparing[0].Name);

    [Fact]
    public void NextLook_WhatTimeAloneChanges_IsNotMissed()
    {
        var leaving = SomeBar.Order("1", OrderPhase.Ready, secondsAgo: 590);

        Assert.Equal(SomeBar.Now.AddSeconds(30), WallModel.From(Facts).NextLook);
        Assert.Equal(SomeBar.Now.AddSeconds(10), WallModel.From(Facts with { Orders = [leaving] }).NextLook);
        Assert.Equal(
            SomeBar.Now.AddSeconds(285), WallModel.From(Facts with { Now = SomeBar.Now.AddSeconds(270) }).NextLook);
    }

    [Theory]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://[::1]:8080", true)]
    [InlineData("http://192.168.1.20:8080", false)]
    [InlineData("https://coffee.example.org", false)]
    public void UnreachableUrl_OfThisComputerAlone_IsTold(string url, bool isUnreachable) =>
        Assert.Equal(isUnreachable ? url : null, WallModel.From(Facts with { PublicUrl = url }).UnreachableUrl);
}
