using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Overview;

namespace Serverlesspresso.Web.Tests.Console.Overview;

public sealed class OrderSectionTests
{
    [Theory]
    [InlineData(OrderPhase.Choosing, "choosing")]
    [InlineData(OrderPhase.Queued, "queued")]
    [InlineData(OrderPhase.Making, "making")]
    [InlineData(OrderPhase.Ready, "ready")]
    [InlineData(OrderPhase.Collected, "ended")]
    [InlineData(OrderPhase.Cancelled, "ended")]
    [InlineData(OrderPhase.TimedOut, "ended")]
    public void From_OrderInAPhase_IsInItsColumnAlone(OrderPhase phase, string column)
    {
        var section = Some.Section(Some.Order(phase));

        OrderColumn[] all = [.. section.Columns, section.Ended];
        Assert.Equal([column], all.Where(candidate => candidate.Count > 0).Select(candidate => candidate.Id));
    }

    [Fact]
    public void From_ManyOrdersOfAPhase_ShowsTheNewestAndCountsTheRest()
    {
        var orders = Enumerable.Range(0, 11).Select(index => Some.Order(OrderPhase.Queued, $"order-{index}"));

        var queued = Some.Section([.. orders]).Columns.Single(column => column.Id == "queued");

        Assert.Equal(Enumerable.Range(0, 8).Select(index => $"order-{index}"), queued.Orders.Select(order => order.Id));
        Assert.Equal((3, 11), (queued.MoreOrders, queued.Count));
    }

    [Fact]
    public void IsEmpty_OnlyAnOrderThatHasEnded_IsNot()
    {
        Assert.True(Some.Section().IsEmpty);
        Assert.False(Some.Section(Some.Order(OrderPhase.Cancelled)).IsEmpty);
    }

    [Fact]
    public void From_OrdersCannotBeRead_SaysWhy() => Assert.Equal(
        "No such table.",
        OrderSection.From(new Reading<IReadOnlyList<Order>>(Value: null, "No such table."), Some.Now).Problem);
}
