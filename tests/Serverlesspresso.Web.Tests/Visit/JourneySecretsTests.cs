using System.Net;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Visit;

/// <summary>The public form of an order's story.</summary>
public sealed class JourneySecretsTests() : PageJourney(Roles.Operator)
{
    [Fact]
    public async Task Journey_ShowsTheWorkflowAndNothingThatIsSecretOrOfOthers()
    {
        await AdmitAsync("mine", "visitor-kim", "Kim");
        await AdmitAsync("theirs", "visitor-lee", "Lee");
        var choosing = await FindAsync("mine");
        await SubmitAsync("mine", "visitor-kim");
        var waiting = await FindAsync("mine");
        await Server.Get<OrderDesk>().CompleteAsync("mine", new Actor("barista-ann", IsStaff: true), key: null, Cancellation);
        await Server.SettleAsync();
        var run = await Server.Get<ExecutionRegistry>().DescribeAsync(waiting.ExecutionArn!, Cancellation); // It has begun.
        string[] secrets =
        [
            choosing.TaskToken!, // It waited for the drink.
            waiting.TaskToken!, // It waited for the barista.
            waiting.ExecutionArn!,
            run.Input,
            run.Output!, // It has ended.
            "visitor-kim",
            "visitor-lee",
            "Lee",
            "theirs",
            "barista-ann",
        ];

        var html = WebUtility.HtmlDecode(await Server.ShowAsync("/orders/mine/journey"));

        var page = html[html.IndexOf("<main", StringComparison.Ordinal)..];
        Assert.Contains("graph-of-execution", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/console", page[..page.IndexOf("</main", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.NotEqual(choosing.TaskToken, waiting.TaskToken);
        Assert.All(secrets, secret => Assert.NotEmpty(secret));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Journey_WorkflowHasNotBegun_ShowsTheStopsAlone()
    {
        await Server.Get<CheckInDesk>().AdmitAsync(
            new AdmitRequest { Shop = ShopId.Default, UserId = "visitor-kim", OrderId = "mine" }, Cancellation);
        var page = await Client.ReadAsync("/orders/mine/journey");

        Assert.Single(page.QuerySelectorAll(".journey-stop"));
    }

    private async Task AdmitAsync(string orderId, string visitor, string name)
    {
        await Server.Get<CheckInDesk>().AdmitAsync(
            new AdmitRequest { Shop = ShopId.Default, UserId = visitor, OrderId = orderId, CustomerName = name }, Cancellation);
        await Server.SettleAsync();
    }

    private async Task SubmitAsync(string orderId, string visitor)
    {
        await Server.Get<OrderDesk>().SubmitAsync(
            orderId, visitor, new DrinkChoice { Drink = "Latte" }, key: null, Cancellation);
        await Server.SettleAsync();
    }

    private async Task<Order> FindAsync(string orderId) =>
        await Server.Get<OrderReader>().FindAsync(orderId, Cancellation)
        ?? throw new InvalidOperationException("There is no such order.");
}
