using AngleSharp.Html.Dom;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Bar;

public sealed class BarJourneyTests() : PageJourney("barista")
{
    private const string Bar = "/bar/default";

    [Fact]
    public async Task Barista_WithoutScript_ServesAnOrderFromTheQuestionToTheCup()
    {
        var queued = await TakeAsync("Latte", "Maria");
        var id = IdIn(queued, "#queue");
        var (_, making) = await Client.SendAsync(queued, $"{Bar}/orders/{id}/make");
        var (_, back) = await Client.SendAsync(making, $"{Bar}/orders/{id}/put-back");
        var (_, again) = await Client.SendAsync(back, $"{Bar}/orders/{id}/make");
        var (_, ready) = await Client.SendAsync(again, $"{Bar}/orders/{id}/complete");
        var (reminded, counter) = await Client.SendAsync(ready, $"{Bar}/orders/{id}/remind");
        var (_, done) = await Client.SendAsync(counter, $"{Bar}/orders/{id}/collect");

        Assert.Equal(id, IdIn(making, "#mine"));
        Assert.Equal(id, IdIn(back, "#queue"));
        Assert.Equal(id, IdIn(ready, "#counter"));
        Assert.Equal($"{Bar}?said=reminded~{id}", reminded);
        Assert.Equal("Number 1 has been reminded.", counter.QuerySelector("#said p")?.TextContent);
        Assert.Empty(done.QuerySelectorAll("article"));
        Assert.Equal(OrderPhase.Collected, (await OrderAsync(id)).Phase);
    }

    [Fact]
    public async Task Make_FormOfAnOldPage_SaysThatAColleagueWasFaster()
    {
        var seen = await TakeAsync("Latte", "Maria");
        var id = IdIn(seen, "#queue");
        await Server.Get<OrderDesk>().MakeAsync(id, new Actor("ben", IsStaff: true), key: null, Cancellation);

        var (_, page) = await Client.SendAsync(seen, $"{Bar}/orders/{id}/make");

        Assert.Equal("ben was faster: ben makes number 1.", page.QuerySelector("#said p")?.TextContent);
        Assert.Equal("ben", (await OrderAsync(id)).BaristaUserId);
    }

    [Fact]
    public async Task Cancel_OwnWords_CountMoreThanTheChoice()
    {
        var page = await TakeAsync("Latte", "Maria");
        var id = IdIn(page, "#queue");

        await Client.SendAsync(page, $"{Bar}/orders/{id}/cancel", ("words", "The milk has gone"));

        Assert.Equal("The milk has gone", (await OrderAsync(id)).CancelReason);
    }

    [Fact]
    public async Task Shop_ClosedAndSoldOut_ShowsAtOnce()
    {
        var open = await Client.ReadAsync(Bar);

        var (_, closed) = await Client.SendAsync(open, $"{Bar}/close");
        var (_, soldOut) = await Client.SendAsync(
            closed, $"{Bar}/drinks", ("drink", "Latte"), ("available", "false"));
        var (_, notified) = await Client.SendAsync(soldOut, $"{Bar}/notice", ("text", "Back at noon"));

        Assert.Equal("Closed", closed.QuerySelector(".bar-title .badge")?.TextContent);
        Assert.Equal("Latte", notified.QuerySelector(".bar-gone")?.TextContent);
        Assert.EndsWith("Back at noon", notified.QuerySelector(".bar-notice")?.TextContent, StringComparison.Ordinal);
        var shop = await Server.Get<ShopDirectory>().FindAsync(ShopId.Default, Cancellation);
        Assert.False(shop?.Settings.StoreOpen);
    }

    [Fact]
    public async Task Order_OfAnotherShop_CannotBeTouched()
    {
        var page = await TakeAsync("Latte", "Maria");
        var id = IdIn(page, "#queue");
        await Server.Get<ShopDirectory>().CreateAsync(
            new ShopId("other"), new ShopSettings { Name = "Other" }, Menu.Standard, Cancellation);
        var form = page.QuerySelector($"form[action='{Bar}/orders/{id}/make']");
        form?.SetAttribute("action", $"/bar/other/orders/{id}/make");

        var (address, _) = await Client.SendAsync(page, $"/bar/other/orders/{id}/make");

        Assert.Equal($"/bar/other?said=order-not-found~{id}", address);
        Assert.Equal(OrderPhase.Queued, (await OrderAsync(id)).Phase);
    }

    [Fact]
    public async Task Ticket_Order_IsPrinted()
    {
        var id = IdIn(await TakeAsync("Latte", "Maria"), "#queue");

        var ticket = await Client.ReadAsync($"{Bar}/ticket/{id}");

        Assert.Equal("1", ticket.QuerySelector(".slip-number")?.TextContent);
        Assert.Null((await Client.ReadAsync($"{Bar}/ticket/nothing")).QuerySelector(".slip"));
    }

    private static string IdIn(IHtmlDocument page, string column)
    {
        var card = Assert.Single(page.QuerySelectorAll($"{column} article"));
        return card.Id?["order-".Length..] ?? string.Empty;
    }

    private async Task<IHtmlDocument> TakeAsync(string drink, string name)
    {
        var form = await Client.ReadAsync($"{Bar}/new?drink={drink}");
        return (await Client.SendAsync(form, $"{Bar}/new", ("name", name))).Page;
    }

    private async Task<Order> OrderAsync(string id) =>
        await Server.Get<OrderReader>().FindAsync(id, Cancellation)
        ?? throw new InvalidOperationException("There is no such order.");
}
