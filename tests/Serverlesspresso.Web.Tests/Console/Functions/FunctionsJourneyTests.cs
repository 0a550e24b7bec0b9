using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Console.Functions;

public sealed class FunctionsJourneyTests() : PageJourney("operator")
{
    private const string Functions = "/console/functions";
    private const string Started = $"{Functions}/WorkflowStarted";

    [Fact]
    public async Task Functions_AreListed_WithTheirCallsAndErrors()
    {
        await Server.ArriveAsync("2");
        await InvokeAsync("WorkflowStarted", "{}");

        var page = await Client.ReadAsync(Functions);

        var cells = page.QuerySelectorAll("[data-key=WorkflowStarted] td").Select(Words).ToList();
        Assert.Equal("Keeps the first task token of an order.", cells[0]);
        // What is measured is of the whole process: other tests make calls too.
        Assert.True(int.Parse(cells[1], CultureInfo.InvariantCulture) >= 2, cells[1]);
        Assert.True(int.Parse(cells[2], CultureInfo.InvariantCulture) >= 1, cells[2]);
        Assert.EndsWith("s", cells[3], StringComparison.Ordinal);
        Assert.Equal("–", page.QuerySelector("[data-key=BucketExpired] td:last-child")?.TextContent.Trim());
    }

    [Fact]
    public async Task Function_AnOrderCame_ShowsItsCallWithRequestAndLog()
    {
        await Server.ArriveAsync("2");
        var list = await Client.ReadAsync(Started);
        var link = list.QuerySelector("tbody th a")?.GetAttribute("href");
        Assert.Equal("/console/bus/rules/Serverlesspresso/WorkflowStarted", list.QuerySelector("dd a")?.GetAttribute("href"));

        var page = await Client.ReadAsync(link!); // The test fails without it.

        Assert.Contains("\"orderId\": \"2\"", page.QuerySelector("#call-request")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kept the task token of the order '2'.", page.QuerySelector("#call-log")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("REPORT RequestId: ", page.QuerySelector("#call-log")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_OfARulesTarget_IsTheLatestEventOrMadeUpOfItsPattern()
    {
        var madeUp = (await Client.ReadAsync(Started)).QuerySelector("textarea")?.TextContent;
        await Server.ArriveAsync("77");
        var latest = (await Client.ReadAsync(Started)).QuerySelector("textarea")?.TextContent;

        using var made = JsonDocument.Parse(madeUp!); // The page has it.
        Assert.Equal("OrderProcessor.WorkflowStarted", made.RootElement.GetProperty("detail-type").GetString());
        using var real = JsonDocument.Parse(latest!); // The page has it.
        Assert.Equal("77", real.RootElement.GetProperty("detail").GetProperty("orderId").GetString());
    }

    [Fact]
    public async Task Invoke_AFunction_ShowsItsAnswer()
    {
        var page = await Client.ReadAsync($"{Functions}/CheckAction");

        var (address, answer) = await Client.SendAsync(page, $"{Functions}/CheckAction", ("request", "{}"));

        var call = Server.Get<FunctionCalls>().ListOf("CheckAction")[0];
        Assert.Equal($"{Functions}/CheckAction?call={call.RequestId}&answer=1", address);
        Assert.Equal("The answer", answer.QuerySelector("#call-title")?.TextContent);
        Assert.NotEmpty(answer.QuerySelector("#call-response")!.TextContent); // A call has one.
        Assert.Equal("{}", answer.QuerySelector("textarea")?.TextContent);
    }

    [Fact]
    public async Task Invoke_AFunctionThatFails_ShowsItsError()
    {
        var page = await Client.ReadAsync(Started);

        var (_, answer) = await Client.SendAsync(page, Started, ("request", "5"));

        Assert.Equal("InvalidEvent", Words(answer.QuerySelector("#call .badge")!));
        Assert.Contains("it has no 'detail'", answer.QuerySelector("#call-response")?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":", "this is not JSON")]
    [InlineData("", "this is not JSON")]
    public async Task Invoke_WithWhatIsNoJson_IsRefusedBesideTheField(string request, string words)
    {
        var page = await Client.ReadAsync(Started);

        var (_, again) = await Client.SendAsync(page, Started, ("request", request));

        Assert.Contains(words, again.QuerySelector(".field-problem")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(request, again.QuerySelector("textarea")?.TextContent);
        Assert.Empty(Server.Get<FunctionCalls>().ListOf("WorkflowStarted"));
    }

    [Fact]
    public async Task Function_ThatIsNotThere_IsNotFound()
    {
        using var response = await Client.GetAsync(
            new Uri($"{Functions}/Nothing", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<FunctionResult> InvokeAsync(string function, string request) => Server.Get<FunctionRegistry>().InvokeAsync(
        function, JsonSerializer.Deserialize<JsonElement>(request), Cancellation);
}
