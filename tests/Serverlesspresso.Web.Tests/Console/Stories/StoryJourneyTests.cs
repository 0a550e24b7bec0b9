using System.Net;
using AngleSharp.Html.Dom;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Console.Stories;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Console.Stories;

public sealed class StoryJourneyTests() : PageJourney("operator")
{
    [Fact]
    public async Task Story_OfACompletedOrder_TellsEverythingInItsOrder()
    {
        await Server.ArriveAsync("2");
        await Server.SubmitAsync("2", "Latte");
        await ActAsync("2", "make");
        await ActAsync("2", "complete");

        var page = await Client.ReadAsync("/console/orders/2");

        string[] told =
        [
            "Validator.NewOrder",
            "OrderProcessor starts",
            "OrderProcessor.WorkflowStarted",
            "Chooses Latte",
            "OrderProcessor.WaitingCompletion",
            "OrderManager.WaitingCompletion",
            "Takes the order",
            "OrderManager.MakeOrder",
            "Completes the order",
            "OrderManager.OrderCompleted",
            "OrderProcessor.orderFinished",
            "OrderProcessor has done its work",
        ];
        Assert.Equal(told, Titles(page).Where(title => title != "The row changes"));
        Assert.Equal(4, page.QuerySelectorAll(".story-run").Length);
        Assert.Equal("#1 Latte", page.QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task Story_OfAnOrder_TellsWhatChangedInItsRowAndWhere()
    {
        await Server.ArriveAsync("2");
        await Server.SubmitAsync("2", "Latte");
        await ActAsync("2", "make");
        await ActAsync("2", "unmake");

        var page = await Client.ReadAsync("/console/orders/2");

        var changes = page.QuerySelectorAll("[data-kind=Row] .story-changes").Select(list => list.TextContent).ToList();
        Assert.Equal(4, changes.Count);
        Assert.Contains("ORDERSTATECREATED", changes[0], StringComparison.Ordinal);
        Assert.Contains("drinkOrder", changes[1], StringComparison.Ordinal);
        Assert.Contains("baristaUserIdann", changes[2], StringComparison.Ordinal);
        Assert.Contains("claimedAt", changes[3], StringComparison.Ordinal);
        Assert.Contains("gone", changes[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Story_OfAnOrderThatCheckedIn_ExplainsItsWholeRow()
    {
        await AdmitAsync("2");
        await Server.SubmitAsync("2", "Latte");
        await ActAsync("2", "make");
        await ActAsync("2", "complete");

        var page = await Client.ReadAsync("/console/orders/2");

        Assert.Contains("customerNameKim", Inferred(page, StoryKind.Opening), StringComparison.Ordinal);
        Assert.Contains("orderNumber1", Inferred(page, StoryKind.Function), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("[data-kind=Function]").Length);
        Assert.Empty(page.QuerySelectorAll(".story-unexplained li").Select(change => change.TextContent));
    }

    [Fact]
    public async Task Story_OfAnOrderWhoseWorkflowWasStopped_ExplainsItsWholeRow()
    {
        await AdmitAsync("2");
        var order = await Server.Get<OrderReader>().FindAsync("2", Cancellation);
        await Server.Get<ExecutionRegistry>().StopAsync(order!.ExecutionArn!, error: null, cause: null, Cancellation); // It runs.
        await Server.SettleAsync();

        var page = await Client.ReadAsync("/console/orders/2");

        Assert.Contains("CREATEDCANCELLED", Inferred(page, StoryKind.Function), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".story-unexplained li").Select(change => change.TextContent));
    }

    [Fact]
    public async Task Story_OfARowThatSomebodyChanged_SaysWhereTheRecordEnds()
    {
        await AdmitAsync("2");
        var row = await Server.Get<OrderReader>().FindRowAsync("2", Cancellation);
        await Server.Get<ItemTables>().WriteItemAsync(
            new PutItemRequest
            {
                TableName = OrderReader.TableName,
                Item = new Item(row!.Attributes.Append(new("note", new StringValue("by hand")))), // It is there.
            },
            Cancellation);

        var page = await Client.ReadAsync("/console/orders/2");

        Assert.Contains("notebyhand", Squeeze(Assert.Single(page.QuerySelectorAll(".story-unexplained li")).TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Story_OfAnOrderOnWhichAnActionWasRefused_TellsWhoWantedWhatAndWhyNot()
    {
        await Server.ArriveAsync("2");
        await ActAsync("2", "complete");

        var page = await Client.ReadAsync("/console/orders/2");

        var wanted = page.QuerySelectorAll(".story-entry").Single(entry => entry.QuerySelector("h3")?.TextContent.Trim() == "Completes the order");
        var refused = page.QuerySelectorAll(".story-entry").Single(entry => entry.TextContent.Contains("Refused: ", StringComparison.Ordinal));
        var run = Assert.Single((await Server.Get<ExecutionRegistry>().ListAsync(
            "arn:aws:states:us-east-1:123456789012:stateMachine:OrderManager", status: null, after: null, limit: 10, Cancellation)).Executions);
        var failed = await Server.Get<ExecutionRegistry>().DescribeAsync(run.Arn, Cancellation);
        Assert.Contains("ann", wanted.TextContent, StringComparison.Ordinal);
        Assert.Contains(failed.Error!, refused.TextContent, StringComparison.Ordinal); // It failed.
        Assert.Contains(failed.Cause!, refused.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Story_OfAnOrder_ShowsNoTaskToken()
    {
        await Server.ArriveAsync("2");
        await Server.SubmitAsync("2", "Latte");
        var order = await Server.Get<OrderReader>().FindAsync("2", Cancellation);

        var text = await Server.ShowAsync("/console/orders/2");

        Assert.NotEmpty(order!.TaskToken!); // It waits for the barista.
        Assert.DoesNotContain(order.TaskToken!, WebUtility.HtmlDecode(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Story_OfARefusedOrder_TellsWhyItHasNoRow()
    {
        await Server.Get<ShopDirectory>().UpdateAsync(
            ShopId.Default, settings => settings with { StoreOpen = false }, Cancellation);
        await Server.ArriveAsync("2");

        var page = await Client.ReadAsync("/console/orders/2");

        Assert.Contains("OrderProcessor.ShopUnavailable", Titles(page));
        Assert.Contains("This order has no row.", page.Body!.TextContent, StringComparison.Ordinal); // A page has one.
    }

    [Theory]
    [InlineData("/console/orders/nobody")]
    [InlineData("/console/orders?shop=nowhere")]
    public async Task Page_OfWhatIsNotThere_IsNotFound(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Orders_NumberIsWanted_ShowsTheOrderThatHasIt()
    {
        await Server.ArriveAsync("one");
        await Server.SubmitAsync("one", "Latte");
        await Server.ArriveAsync("two");
        await Server.SubmitAsync("two", "Espresso");

        var page = await Client.ReadAsync("/console/orders?order=%232");

        Assert.Equal("two", Assert.Single(page.QuerySelectorAll("tbody th")).TextContent);
    }

    [Theory]
    [InlineData("?state=CREATED", 1)]
    [InlineData("?state=COMPLETED", 0)]
    [InlineData("?state=CREATED&order=%231", 1)]
    [InlineData("?state=CANCELLED&order=%231", 0)]
    public async Task Orders_StateIsWanted_ShowsTheOrdersThatHaveIt(string query, int count)
    {
        await Server.ArriveAsync("one");
        await Server.SubmitAsync("one", "Latte");

        var page = await Client.ReadAsync($"/console/orders{query}");

        Assert.Equal(count, page.QuerySelectorAll("a[href='/console/orders/one']").Length);
    }

    [Fact]
    public async Task Orders_UnknownStateIsWanted_IsRefused()
    {
        using var response = await Client.GetAsync(new Uri("/console/orders?state=LOST", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Orders_IdIsWanted_LeadsToItsStory()
    {
        await Server.ArriveAsync("one");

        using var response = await Client.GetAsync(
            new Uri("/console/orders?order=one", UriKind.Relative), Cancellation);

        Assert.Equal("/console/orders/one", response.RequestMessage?.RequestUri?.AbsolutePath);
    }

    private static IEnumerable<string> Titles(IHtmlDocument page) =>
        page.QuerySelectorAll(".story-entry h3").Select(title => title.TextContent.Trim());

    private static string Inferred(IHtmlDocument page, StoryKind kind) =>
        Squeeze(string.Concat(page.QuerySelectorAll($"[data-kind={kind}] .story-changes").Select(list => list.TextContent)));

    private static string Squeeze(string text) => string.Concat(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task AdmitAsync(string orderId)
    {
        await Server.Get<CheckInDesk>().AdmitAsync(
            new AdmitRequest { Shop = ShopId.Default, UserId = "1", OrderId = orderId, CustomerName = "Kim" }, Cancellation);
        await Server.SettleAsync();
    }

    private async Task ActAsync(string orderId, string action)
    {
        var request = new StartExecutionRequest
        {
            StateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:OrderManager",
            Input = $$$"""{"action":"{{{action}}}","orderId":"{{{orderId}}}","body":{"userId":"1"},"baristaUserId":"ann"}""",
        };
        await Server.Get<ExecutionRegistry>().StartAsync(request, Cancellation);
        await Server.SettleAsync();
    }
}
