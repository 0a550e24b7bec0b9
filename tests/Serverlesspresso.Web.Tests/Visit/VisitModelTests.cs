using Serverlesspresso.Shop;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Statistics;
using Serverlesspresso.Web.Visit;

namespace Serverlesspresso.Web.Tests.Visit;

public sealed class VisitModelTests
{
    [Theory]
    [InlineData(OrderPhase.Choosing, VisitState.Choosing)]
    [InlineData(OrderPhase.Queued, VisitState.Queued)]
    [InlineData(OrderPhase.Making, VisitState.Making)]
    [InlineData(OrderPhase.Ready, VisitState.Ready)]
    [InlineData(OrderPhase.Collected, VisitState.Collected)]
    [InlineData(OrderPhase.Cancelled, VisitState.Cancelled)]
    [InlineData(OrderPhase.TimedOut, VisitState.NotMade)]
    public void State_OrderIsThere_FollowsIt(OrderPhase phase, VisitState expected) =>
        Assert.Equal(expected, SomeVisit.Model(SomeVisit.Order(phase)).State);

    [Fact]
    public void State_NoDrinkWasChosenInTime_IsTheVisitorsOwnDelay()
    {
        var order = SomeVisit.Order(OrderPhase.TimedOut) with { DrinkOrder = null };

        Assert.Equal(VisitState.NotChosen, SomeVisit.Model(order).State);
    }

    [Theory]
    [InlineData(null, VisitState.Scan)]
    [InlineData("CODE", VisitState.Start)]
    public void State_NoOrder_DependsOnTheCode(string? code, VisitState expected) =>
        Assert.Equal(expected, SomeVisit.Model(code: code).State);

    [Theory]
    [InlineData(RefusalReasons.Closed, VisitState.Closed)]
    [InlineData(RefusalReasons.Capacity, VisitState.Full)]
    [InlineData(RefusalReasons.NoTokens, VisitState.GivenAway)]
    [InlineData(RefusalReasons.ExpiredCode, VisitState.Expired)]
    [InlineData(RefusalReasons.OrderLimit, VisitState.HadAll)]
    public void State_CheckInWouldBeRefused_SaysSoBeforeAnybodyTries(string reason, VisitState expected)
    {
        var model = SomeVisit.Refused(reason);

        Assert.Equal(expected, model.State);
        Assert.Null(model.Ticket);
    }

    [Fact]
    public void State_CodeIsSpentButTheOrderIsOpen_FollowsTheOrder()
    {
        var facts = SomeVisit.Facts(SomeVisit.Order(OrderPhase.Ready), "CODE") with
        {
            Obstacle = new CheckInObstacle(RefusalReasons.NoTokens, NextCodeAt: null),
        };

        Assert.Equal(VisitState.Ready, VisitModel.From(facts).State);
    }

    [Fact]
    public void State_ShopIsClosed_SaysSoEvenWithACode()
    {
        var closed = SomeVisit.Shop with { Settings = SomeVisit.Shop.Settings with { StoreOpen = false } };

        Assert.Equal(VisitState.Closed, SomeVisit.Model(code: "CODE", shop: closed).State);
    }

    [Fact]
    public void State_ShopIsFull_SaysSo()
    {
        var full = SomeVisit.Shop with { OpenOrders = SomeVisit.Shop.Settings.Capacity };

        Assert.Equal(VisitState.Full, SomeVisit.Model(shop: full).State);
    }

    [Fact]
    public void State_ShopIsClosedButTheOrderIsOpen_FollowsTheOrder()
    {
        var closed = SomeVisit.Shop with { Settings = SomeVisit.Shop.Settings with { StoreOpen = false } };

        Assert.Equal(VisitState.Queued, SomeVisit.Model(SomeVisit.Order(OrderPhase.Queued), shop: closed).State);
    }

    [Fact]
    public void State_OrderHasEndedAndANewCodeIsScanned_StartsAfresh()
    {
        var model = SomeVisit.Model(SomeVisit.Order(OrderPhase.Collected), "CODE");

        Assert.Equal(VisitState.Start, model.State);
        Assert.Null(model.Ticket);
    }

    [Fact]
    public void State_OrderEndedLongAgo_IsForgotten()
    {
        var order = SomeVisit.Order(OrderPhase.Collected) with { CollectedAt = SomeVisit.Now - VisitModel.EndedTimeMax };

        Assert.Equal(VisitState.Scan, SomeVisit.Model(order).State);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(61, 2)]
    [InlineData(240, 4)]
    public void WaitMinutes_AreRoundedUp(int seconds, int minutes)
    {
        var wait = new WaitEstimate(3, TimeSpan.FromSeconds(seconds));
        var facts = SomeVisit.Facts(SomeVisit.Order(OrderPhase.Queued)) with { Wait = wait };

        Assert.Equal(minutes, VisitModel.From(facts).WaitMinutes);
    }

    [Fact]
    public void FreesAt_LimitIsReached_IsTheNextDayOfTheShop()
    {
        var model = SomeVisit.Refused(RefusalReasons.OrderLimit);

        Assert.Equal(new DateTimeOffset(2030, 1, 2, 0, 0, 0, TimeSpan.FromHours(1)), model.FreesAt);
    }

    [Fact]
    public void FreesAt_ClocksChangeThatNight_IsStillMidnight()
    {
        var facts = SomeVisit.Facts(code: "CODE") with
        {
            Obstacle = new CheckInObstacle(RefusalReasons.OrderLimit, NextCodeAt: null),
            Now = new DateTimeOffset(2030, 3, 31, 0, 30, 0, TimeSpan.Zero),
        };

        Assert.Equal(new DateTimeOffset(2030, 4, 1, 0, 0, 0, TimeSpan.FromHours(2)), VisitModel.From(facts).FreesAt);
    }
}
