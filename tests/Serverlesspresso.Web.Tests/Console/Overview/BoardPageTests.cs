using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Console.Overview;

public sealed class BoardPageTests() : PageJourney(Roles.Operator)
{
    [Fact]
    public async Task Show_OutOfTheBox_IsAnOpenShopWithoutOrders()
    {
        var page = await ShowAsync();

        Assert.Equal("The shop is open", page.QuerySelector(".shop strong")?.TextContent);
        Assert.Equal("0 of 20 places taken", page.QuerySelector("#places")?.TextContent);
        Assert.StartsWith("No order has come yet.", page.QuerySelector(".console .empty")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("Console · Serverlesspresso", page.Title);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Show_OrdersAreThere_ShowsThemWithTheNewestFirst()
    {
        await Server.ArriveAsync("first");
        await Server.ArriveAsync("second");
        await Server.ArriveAsync("third");
        await Server.SubmitAsync("first", "Latte");

        var page = await ShowAsync();

        Assert.Equal("3 of 20 places taken", page.QuerySelector("#places")?.TextContent);
        Assert.Equal(
            ["Order third", "Order second"],
            page.QuerySelectorAll("[aria-labelledby=choosing] .facts span:nth-of-type(2)").Select(span => span.TextContent));
        Assert.Equal("#1", page.QuerySelector("[aria-labelledby=queued] .number")?.TextContent);
        Assert.Equal("Latte", page.QuerySelector("[aria-labelledby=queued] .drink")?.TextContent);
        Assert.Equal(
            ["RUNNING", "RUNNING", "RUNNING"],
            page.QuerySelectorAll("[aria-labelledby=OrderProcessor] .status").Select(status => status.TextContent));
        Assert.Equal("SUCCEEDED", page.QuerySelector("[aria-labelledby=OrderManager] .status")?.TextContent);
    }

    [Fact]
    public async Task Show_OrdersWait_HasNoTaskToken()
    {
        await Server.ArriveAsync("2");
        await Server.ArriveAsync("3");
        await Server.SubmitAsync("2", "Latte");

        var html = await Server.ShowAsync("/console");

        var orders = await Server.Get<IStore>().ReadAsync(
            reader => Server.Get<OrderReader>().ListInTurnAsync(reader), CancellationToken.None);
        Assert.Equal(["2", "3"], orders.Select(order => order.Id).Order());
        Assert.All(orders, order => Assert.DoesNotContain(Assert.IsType<string>(order.TaskToken), html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Show_TableAndWorkflowAreDeleted_ShowsTheRest()
    {
        await Server.Get<TableDefinitions>().DeleteAsync("serverlesspresso-order-table", CancellationToken.None);
        await Server.Get<StateMachineRegistry>().DeleteAsync(
            "arn:aws:states:us-east-1:123456789012:stateMachine:OrderManager", CancellationToken.None);

        var page = await ShowAsync();

        Assert.Equal("The shop is open", page.QuerySelector(".shop strong")?.TextContent);
        Assert.Equal(
            [
                "The orders cannot be shown: Requested resource not found",
                "The executions cannot be shown: State Machine Does Not Exist: "
                    + "'arn:aws:states:us-east-1:123456789012:stateMachine:OrderManager'",
            ],
            page.QuerySelectorAll(".problem").Select(problem => problem.TextContent));
    }

    [Fact]
    public async Task Show_Always_ListensToWhatItShows()
    {
        var page = await ShowAsync();

        Assert.Equal(
            "/console/stream?topics=executions%2Citems%3Aserverlesspresso-order-table"
                + "%2Citems%3Aserverlesspresso-counting-table%2Citems%3Aserverlesspresso-config-table",
            page.QuerySelector("[data-feed]")?.GetAttribute("data-feed"));
        Assert.Equal("Overview", page.QuerySelector(".console-nav [aria-current=page]")?.TextContent.Trim());
    }

    [Fact]
    public async Task Post_IsNotForPages()
    {
        using var response = await Client.PostAsync(
            new Uri("/", UriKind.Relative), content: null, Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    private async Task<IHtmlDocument> ShowAsync(string address = "/console") =>
        new HtmlParser().ParseDocument(await Server.ShowAsync(address));
}
