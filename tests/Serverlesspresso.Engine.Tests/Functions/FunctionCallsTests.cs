using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Tests.Hosting;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Tests.Functions;

public sealed class FunctionCallsTests : IAsyncLifetime
{
    private EngineHarness _engine = null!; // Started before each test.

    private FunctionCalls Calls => _engine.Get<FunctionCalls>();

    public async ValueTask InitializeAsync() =>
        _engine = await EngineHarness.StartAsync(builder => builder.AddFunction<Echo>("Echo", "Says it again."));

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Call_FromOutside_IsRememberedWithWhatItLogged()
    {
        var result = await InvokeAsync("\"tea\"");

        var call = Assert.Single(Calls.ListOf("Echo"));
        Assert.Equal(
            (result.RequestId, "\"tea\"", "\"tea\"", null),
            (call.RequestId, call.Request, call.Response, call.ErrorType));
        Assert.Equal(["Heard \"tea\"."], call.Log);
        Assert.Equal(EngineHarness.Start, call.At);
    }

    [Fact]
    public async Task Call_ThatFails_IsRememberedWithItsError()
    {
        await InvokeAsync("5");

        var call = Assert.Single(Calls.ListOf("Echo"));
        Assert.Equal("TooQuiet", call.ErrorType);
        Assert.Contains("\"errorMessage\":\"Speak up.\"", call.Response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_InATurnThatFails_IsNotRemembered()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _engine.Get<TurnRunner>().RunAsync<bool>(
            async transaction =>
            {
                await _engine.Get<FunctionRegistry>().InvokeInTurnAsync(transaction, "Echo", Json("\"tea\""));
                throw new InvalidOperationException("The turn fails.");
            },
            CancellationToken.None));

        Assert.Empty(Calls.ListOf("Echo"));
    }

    [Fact]
    public async Task Call_InATurn_IsRememberedOnceItIsOnDisk()
    {
        await _engine.Get<TurnRunner>().RunAsync(
            async transaction =>
            {
                var result = await _engine.Get<FunctionRegistry>().InvokeInTurnAsync(transaction, "Echo", Json("\"tea\""));
                new ScheduledCall("Echo", Json("\"later\"")).ScheduleInTurn(
                    transaction, "tea", EngineHarness.Start.AddHours(1));
                Assert.Empty(Calls.ListOf("Echo"));
                return result;
            },
            CancellationToken.None);

        Assert.Single(Calls.ListOf("Echo"));
    }

    [Fact]
    public async Task Calls_OfMoreThanAreRemembered_AreTheLatest()
    {
        var told = 0;
        Calls.Listen(_ => told++);
        for (var number = 0; number <= FunctionCalls.CallsMax; number++)
        {
            await InvokeAsync($"\"{number.ToString(CultureInfo.InvariantCulture)}\"");
        }

        var calls = Calls.ListOf("Echo");

        Assert.Equal((FunctionCalls.CallsMax, FunctionCalls.CallsMax + 1), (calls.Count, told));
        Assert.Equal(("\"100\"", "\"1\""), (calls[0].Request, calls[^1].Request));
    }

    [Fact]
    public async Task Texts_LongerThanAreKept_AreCut()
    {
        await InvokeAsync($"\"{new string('x', 20_000)}\"");

        var call = Assert.Single(Calls.ListOf("Echo"));

        Assert.Equal(FunctionCall.TextLengthMax, call.Request.Length);
        Assert.Equal(FunctionCall.TextLengthMax, call.Response.Length);
        Assert.Equal(500, Assert.Single(call.Log).Length);
    }

    private Task<FunctionResult> InvokeAsync(string request) =>
        _engine.Get<FunctionRegistry>().InvokeAsync("Echo", Json(request), CancellationToken.None);

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private sealed class Echo : IFunction
    {
        public ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
        {
            context.Log($"Heard {request.GetRawText()}.");
            return request.ValueKind == JsonValueKind.String
                ? ValueTask.FromResult(request.GetRawText())
                : throw new FunctionFailedException("TooQuiet", "Speak up.");
        }
    }
}
