using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Functions;

/// <summary>Functions are called by hand too, with anything: they fail by name and never as a fault of the server.</summary>
public sealed class FunctionRequestTests : IAsyncLifetime
{
    private CoffeeBar _bar = null!; // Opened before each test.

    public static TheoryData<string, string> Requests()
    {
        string[] functions =
        [
            "CheckAction", "GetShop", "OrderAborted", "OrderTimedOut", "SanitizeOrder", "WaitingCompletion", "WorkflowStarted",
        ];
        string[] payloads = ["null", "5", "\"x\"", "[]", "{}", """{"detail":5}""", """{"body":5,"detail":{"input":"{"}}"""];
        var data = new TheoryData<string, string>();
        foreach (var function in functions)
        {
            foreach (var payload in payloads)
            {
                data.Add(function, payload);
            }
        }

        return data;
    }

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Invoke_RequestOfAnotherShape_FailsByName(string function, string payload)
    {
        var result = await InvokeAsync(function, payload);

        Assert.Contains(result.ErrorType, (string[])["InvalidEvent", "InvalidOrder", "InvalidAction"]);
    }

    [Fact]
    public async Task SanitizeOrder_MenuIsNoItem_FailsByName()
    {
        var result = await InvokeAsync("SanitizeOrder", """{"body":{"drink":"Latte"},"menu":{"Item":{"value":5}}}""");

        Assert.Equal("InvalidMenu", result.ErrorType);
    }

    [Fact]
    public async Task SanitizeOrder_NoMenu_SaysSo()
    {
        var result = await InvokeAsync("SanitizeOrder", """{"body":{"drink":"Latte"}}""");

        Assert.Equal((null, """{"isValid":false,"reason":"The shop has no menu.","reasonCode":"not-on-menu"}"""), (result.ErrorType, result.Payload));
    }

    [Fact]
    public async Task OrderAborted_ExecutionIsUnknown_ChangesNothing()
    {
        var result = await InvokeAsync("OrderAborted", """{"detail":{"executionArn":"arn:aws:states:none"}}""");

        Assert.Equal((null, """{"isChanged":false}"""), (result.ErrorType, result.Payload));
    }

    [Fact]
    public async Task OrderAborted_ExecutionStillRuns_ChangesNothing()
    {
        await _bar.ArriveAsync("2");
        var before = await _bar.OrderAsync("2");

        await AbortAsync();

        Assert.Equal(before, await _bar.OrderAsync("2"));
        Assert.Equal(1, await _bar.OpenOrdersAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OrderAborted_CalledMoreThanOnce_GivesBackThePlaceOnce(bool isCancelledEarly)
    {
        await _bar.DeleteRuleAsync("WorkflowStarted");
        await _bar.ArriveAsync("2");
        await _bar.ArriveAsync("another");
        if (isCancelledEarly)
        {
            await _bar.ActAsync("2", "cancel");
        }

        var processor = (await _bar.OrderAsync("2")).ExecutionArn;
        Assert.NotNull(processor);
        await _bar.Engine.Executions.StopAsync(processor, error: null, cause: null, CancellationToken.None);
        await _bar.Engine.SettleAsync();
        var before = await _bar.OrderAsync("2");

        await AbortAsync();
        await AbortAsync();

        Assert.Equal(before, await _bar.OrderAsync("2"));
        Assert.Equal(1, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Failure_MessageHasQuotes_IsReadable()
    {
        var result = await InvokeAsync("CheckAction", """{"action":"brew","orderId":"2"}""");

        Assert.StartsWith("""{"errorMessage":"The action 'brew' is not known.""", result.Payload, StringComparison.Ordinal);
    }

    private async Task AbortAsync()
    {
        var order = await _bar.OrderAsync("2");
        await _bar.CallAsync("OrderAborted", $$$"""{"detail":{"executionArn":"{{{order.ExecutionArn}}}"}}""");
    }

    private Task<FunctionResult> InvokeAsync(string function, string payload) => _bar.Engine.Get<FunctionRegistry>()
        .InvokeAsync(function, JsonElement.Parse(payload), TestContext.Current.CancellationToken);
}
