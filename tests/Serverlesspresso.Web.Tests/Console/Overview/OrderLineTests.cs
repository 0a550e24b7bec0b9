using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Overview;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Tests.Console.Overview;

public sealed class OrderLineTests
{
    [Fact]
    public void From_OrderInTheQueue_ShowsNumberDrinkCustomerAndAge()
    {
        var line = OrderLine.From(Some.Order(OrderPhase.Queued, secondsAgo: 75), Some.Now);

        var expected = new OrderLine
        {
            Number = "#7",
            Drink = "Latte",
            Id = "2",
            Customer = "1",
            Shop = null,
            Phase = OrderPhase.Queued,
            Since = new Moment("1 min", "2030-01-01T07:58:45Z"),
        };
        Assert.Equal(expected, line);
    }

    [Fact]
    public void From_OrderWithoutADrink_HasNeitherDrinkNorNumber()
    {
        var line = OrderLine.From(Some.Order(OrderPhase.Choosing), Some.Now);

        Assert.Equal((null, null, "0 s"), (line.Number, line.Drink, line.Since?.Age));
    }

    [Fact]
    public void From_OrderThatHasEnded_CountsFromItsEnd()
    {
        var order = Some.Order(OrderPhase.Ready, secondsAgo: 600) with { FinishedAt = Some.Now.AddSeconds(-3) };

        Assert.Equal("3 s", OrderLine.From(order, Some.Now).Since?.Age);
    }

    [Fact]
    public void From_RowWithoutATime_HasNoAge() => Assert.Null(
        OrderLine.From(Some.Order(OrderPhase.Choosing) with { At = null }, Some.Now).Since);

    [Fact]
    public void From_OrderOfAnotherShop_NamesIt() => Assert.Equal(
        "ABC", OrderLine.From(Some.Order(OrderPhase.Choosing) with { ShopId = "ABC" }, Some.Now).Shop);

    [Theory]
    [InlineData(OrderPhase.Choosing, "choosing")]
    [InlineData(OrderPhase.Queued, "in the queue")]
    [InlineData(OrderPhase.Making, "being made")]
    [InlineData(OrderPhase.Ready, "ready")]
    [InlineData(OrderPhase.Collected, "collected")]
    [InlineData(OrderPhase.Cancelled, "cancelled")]
    [InlineData(OrderPhase.TimedOut, "timed out")]
    public void PhaseName_OfEveryPhase_IsInWords(OrderPhase phase, string name) =>
        Assert.Equal(name, OrderLine.From(Some.Order(phase), Some.Now).PhaseName);

    [Theory]
    [InlineData(-5, "0 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(3599, "59 min")]
    [InlineData(3600, "1 h")]
    [InlineData(172_799, "47 h")]
    [InlineData(172_800, "2 d")]
    public void Age_OfAnyLength_IsInTheUnitThatMatters(double seconds, string age) =>
        Assert.Equal(age, Durations.Write(TimeSpan.FromSeconds(seconds)));
}
