using System.Net;
using AngleSharp.Html.Dom;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Console.Walkthrough;

/// <summary>The walkthrough without script: each form leads to a page that shows what has come of it.</summary>
public sealed class WalkthroughJourneyTests() : PageJourney(Roles.Operator)
{
    private const string Mine = "/console/walkthrough?order=mine";

    [Fact]
    public async Task Walkthrough_WithoutAnOrder_OffersAFreshId()
    {
        var page = await Client.ReadAsync("/console/walkthrough");

        Assert.StartsWith("walk-", page.QuerySelector("#field-order")?.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".walk-step"));
        Assert.Equal("Walkthrough", page.QuerySelector(".console-nav [aria-current=page]")?.TextContent.Trim());
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("<b>")]
    public async Task Walkthrough_WithWhatIsNoId_SaysWhatOneIs(string id)
    {
        using var response = await Client.GetAsync(
            new Uri($"/console/walkthrough?order={Uri.EscapeDataString(id)}", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            "letters, digits, dots", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Walkthrough_FromTheSwitchToTheEnd_TicksEachStepOff()
    {
        var page = await Client.ReadAsync(Mine);
        Assert.Equal((1, "step-order"), (Done(page), Next(page)));

        page = await ActAsync(page, "remove-rule");
        Assert.Equal(("true", 0, "step-rule"), (Switch(page), Done(page), Next(page)));
        page = await ActAsync(page, "make-rule");
        Assert.Equal(("false", 1, "step-order"), (Switch(page), Done(page), Next(page)));
        page = await ActAsync(page, "put-order");
        Assert.Equal((3, "step-drink"), (Done(page), Next(page)));
        page = await ActAsync(page, "choose");
        Assert.Equal((5, "step-completion"), (Done(page), Next(page)));
        Assert.Contains("the number 1", page.QuerySelector("#step-number")?.TextContent, StringComparison.Ordinal);
        page = await ActAsync(page, "complete");
        Assert.Equal((6, null), (Done(page), Next(page)));
        Assert.Contains("That was all of it.", page.Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Walkthrough_RuleComesAfterItsEvent_GoesOnOnceTheEventIsPutAgain()
    {
        var page = await ActAsync(await Client.ReadAsync(Mine), "remove-rule");
        page = await ActAsync(page, "put-order");
        page = await ActAsync(page, "choose");
        Assert.Contains("The event has gone by", page.QuerySelector("#step-number")?.TextContent, StringComparison.Ordinal);

        page = await ActAsync(page, "make-rule");
        page = await ActAsync(page, "put-number-again");

        Assert.Equal((5, "step-completion"), (Done(page), Next(page)));
    }

    [Fact]
    public async Task Walkthrough_ShopIsClosedAndOpened_TakesTheOrderTheSecondTime()
    {
        await SetOpenAsync(isOpen: false);
        var page = await ActAsync(await Client.ReadAsync(Mine), "put-order");
        Assert.Contains("it was closed", page.QuerySelector("#step-order")?.TextContent, StringComparison.Ordinal);
        await SetOpenAsync(isOpen: true);

        page = await ActAsync(await Client.ReadAsync(Mine), "put-order");

        Assert.Equal((3, "step-drink"), (Done(page), Next(page)));
    }

    [Fact]
    public async Task Walkthrough_OrderWasCancelled_BeginsAgainWithItsId()
    {
        await ActAsync(await Client.ReadAsync(Mine), "put-order");
        await CancelAsync("mine");
        var page = await Client.ReadAsync(Mine);
        Assert.Contains("The order was cancelled", page.QuerySelector("#step-drink")?.TextContent, StringComparison.Ordinal);
        Assert.Null(Next(page));

        page = await ActAsync(page, "put-order");

        Assert.Equal((3, "step-drink"), (Done(page), Next(page)));
        Assert.Empty(page.QuerySelectorAll(".walk-trouble"));
    }

    [Fact]
    public async Task Walkthrough_OrderThatIsToBeginAgainIsRefused_SaysSo()
    {
        await ActAsync(await Client.ReadAsync(Mine), "put-order");
        await CancelAsync("mine");
        await SetOpenAsync(isOpen: false);

        var page = await ActAsync(await Client.ReadAsync(Mine), "put-order");

        Assert.Contains("closed or full", page.QuerySelector("#said")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("it was closed", page.QuerySelector("#step-drink")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Walkthrough_WithoutAnOrder_LeadsToThoseThatCameByAnEvent()
    {
        await Server.ArriveAsync("theirs");

        var page = await Client.ReadAsync("/console/walkthrough");

        var link = page.QuerySelector(".walk-recent a");
        Assert.Equal(("theirs", "/console/walkthrough?order=theirs"), (link?.TextContent, link?.GetAttribute("href")));
    }

    [Fact]
    public async Task Pages_OfTheConsole_TakeTheOrderAlong()
    {
        var put = await Client.ReadAsync("/console/bus/send?order=mine");
        var start = await Client.ReadAsync("/console/workflows/OrderManager/start?sample=submit&order=mine");
        var wrong = await Client.ReadAsync("/console/bus/send?order=%22%7D");

        Assert.Contains("\"orderId\": \"mine\"", put.QuerySelector("#field-detail")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"orderId\": \"mine\"", start.QuerySelector("#field-input")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"orderId\": \"2\"", wrong.QuerySelector("#field-detail")?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", "mine")]
    [InlineData("put-order", "a b")]
    public async Task Act_OfAnUnknownNameOrOrder_IsNotFound(string act, string order)
    {
        var page = await Client.ReadAsync(Mine);
        var form = page.QuerySelector("form[action$=put-order]");
        form?.SetAttribute("action", $"/console/walkthrough/{act}");

        var (_, answer) = await Client.SendAsync(page, $"/console/walkthrough/{act}", ("order", order));

        Assert.Empty(answer.QuerySelectorAll(".walk-step"));
        Assert.Null(await Server.Get<OrderReader>().FindAsync("mine", Cancellation));
    }

    [Fact]
    public async Task Walkthrough_TwoLearners_DoNotDisturbOneAnother()
    {
        await ActAsync(await Client.ReadAsync(Mine), "put-order");

        var other = await Client.ReadAsync("/console/walkthrough?order=yours");

        Assert.Equal((1, "step-order"), (Done(other), Next(other)));
    }

    [Fact]
    public async Task Walkthrough_OrderOfACustomer_IsWatchedAndNotTouched()
    {
        var early = await Client.ReadAsync("/console/walkthrough?order=theirs");
        await Server.Get<CheckInDesk>().AdmitAsync(
            new AdmitRequest { Shop = ShopId.Default, UserId = "kim", OrderId = "theirs" }, Cancellation);
        await Server.SettleAsync();
        var page = await Client.ReadAsync("/console/walkthrough?order=theirs");

        var answer = await ActAsync(early, "put-order");

        Assert.Equal(3, Done(page));
        Assert.Contains("in other hands", page.QuerySelector("#step-order")?.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[action$=put-order], [action$=choose], #step-drink-command"));
        Assert.Contains("belongs to another customer", answer.QuerySelector("#said")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Walkthrough_WorkflowIsStopped_SaysSo()
    {
        await ActAsync(await Client.ReadAsync(Mine), "put-order");
        var order = await Server.Get<OrderReader>().FindAsync("mine", Cancellation);
        await Server.Get<ExecutionRegistry>().StopAsync(
            order!.ExecutionArn!, "Operator.Stopped", cause: null, Cancellation); // The order runs.
        await Server.SettleAsync();

        var page = await Client.ReadAsync(Mine);

        var text = page.QuerySelector("#step-drink .walk-trouble")?.TextContent;
        Assert.Contains("The workflow was stopped", text, StringComparison.Ordinal);
        Assert.Contains("Operator.Stopped", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Walkthrough_TableOfOrdersIsDeleted_SaysSo()
    {
        await Server.Get<TableDefinitions>().DeleteAsync("serverlesspresso-order-table", Cancellation);

        var page = await Client.ReadAsync(Mine);

        Assert.Contains("The order cannot be read.", page.Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Act_ComesTooEarly_IsRefusedInWords()
    {
        var page = await Client.ReadAsync(Mine);
        await ActAsync(page, "put-order");
        var early = await Client.ReadAsync(Mine);
        await Server.SubmitAsync("mine", "Latte");

        var answer = await ActAsync(early, "choose");

        Assert.Contains("The order does not allow that now", answer.QuerySelector("#said")?.TextContent, StringComparison.Ordinal);
    }

    private static int Done(IHtmlDocument page) => page.QuerySelectorAll(".walk-done").Length;

    private static string? Next(IHtmlDocument page) => page.QuerySelector(".walk-step[aria-current=step]")?.Id;

    private static string? Switch(IHtmlDocument page) => page.QuerySelector("[role=switch]")?.GetAttribute("aria-checked");

    private async Task<IHtmlDocument> ActAsync(IHtmlDocument page, string act) =>
        (await Client.SendAsync(page, $"/console/walkthrough/{act}")).Page;

    private async Task CancelAsync(string order)
    {
        var customer = new Actor("1", IsStaff: false);
        await Server.Get<OrderDesk>().CancelAsync(order, customer, "Changed my mind.", key: null, Cancellation);
        await Server.SettleAsync();
    }

    private Task<CoffeeShop> SetOpenAsync(bool isOpen) => Server.Get<ShopDirectory>().UpdateAsync(
        ShopId.Default, settings => settings with { StoreOpen = isOpen }, Cancellation);
}
