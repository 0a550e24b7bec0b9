using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Engine.Tests.Buses;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.Telemetry;

public sealed class TraceTests : IAsyncLifetime
{
    private const string AsksAndTells =
        """
        {
          "StartAt": "Ask",
          "States": {
            "Ask": {
              "Type": "Task",
              "Resource": "arn:aws:states:::events:putEvents.waitForTaskToken",
              "Parameters": {
                "Entries": [{ "Source": "test", "DetailType": "Asked", "Detail": { "token.$": "$$.Task.Token" } }]
              },
              "Next": "Tell"
            },
            "Tell": {
              "Type": "Task",
              "Resource": "arn:aws:states:::events:putEvents",
              "Parameters": { "Entries": [{ "Source": "test", "DetailType": "Told", "Detail": {} }] },
              "End": true
            }
          }
        }
        """;

    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ActivitySource _source = new(nameof(TraceTests));
    private readonly ConcurrentDictionary<ActivityTraceId, bool> _traces = [];
    private ActivityListener _listener = null!; // Made before each test.
    private EngineHarness _engine = null!; // Started before each test.

    public async ValueTask InitializeAsync()
    {
        // Other tests run beside this one: only its own traces are recorded.
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source == _source || source.Name == EngineTrace.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Source == _source || _traces.ContainsKey(options.TraceId)
                    ? ActivitySamplingResult.AllDataAndRecorded
                    : ActivitySamplingResult.None,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
        _engine = await EngineHarness.StartAsync(
            engine => engine.AddFunction<TokenKeeper>("TokenKeeper", "Keeps what it is called with."));
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _listener.Dispose();
        _source.Dispose();
    }

    [Fact]
    public async Task PutEvent_ThroughRulesFunctionsAndExecutions_IsOneTraceToTheLastTurn()
    {
        await RouteAsync("Begun", await _engine.CreateStateMachineAsync("Asker", AsksAndTells));
        await RouteAsync("Asked", "arn:aws:lambda:us-east-1:123456789012:function:TokenKeeper");
        await RouteAsync("Told", "arn:aws:lambda:us-east-1:123456789012:function:TokenKeeper");

        var put = await InTraceAsync("put", async () =>
        {
            await _engine.Get<BusEvents>().PutAsync(
                [new EventEntry { Source = "test", DetailType = "Begun", Detail = "{}" }], Never);
            await _engine.SettleAsync();
        });
        await _engine.RestartAsync();
        var answer = await InTraceAsync(
            "answer", () => _engine.TaskAnswers.SendTaskSuccessAsync(TokenKeeper.Tokens[put.TraceId.ToString()], "{}", Never));
        await _engine.SettleAsync();

        Assert.Equal(
            [
                "put",
                "put > publish default",
                "put > publish default > work Delivery",
                "put > publish default > work Delivery > execute Asker",
                "put > publish default > work Delivery > execute Asker > execute Asker",
                "put > publish default > work Delivery > execute Asker > execute Asker > publish default",
                "put > publish default > work Delivery > execute Asker > execute Asker > publish default > work Delivery",
                "put > publish default > work Delivery > execute Asker > execute Asker > publish default > work Delivery"
                    + " > invoke TokenKeeper",
                "put > publish default > work Delivery > execute Asker > publish default",
                "put > publish default > work Delivery > execute Asker > publish default > work Delivery",
                "put > publish default > work Delivery > execute Asker > publish default > work Delivery"
                    + " > invoke TokenKeeper",
            ],
            SpansOf(put).Select(PathOf).Order(StringComparer.Ordinal));
        Assert.Equal(["answer"], SpansOf(answer).Select(PathOf));
        var links = SpansOf(put).SelectMany(span => span.Links);
        Assert.Equal(answer.TraceId, Assert.Single(links).Context.TraceId);
    }

    [Fact]
    public async Task InvokeFunction_Fails_MarksItsSpan()
    {
        var call = await InTraceAsync(
            "call", () => _engine.Get<FunctionRegistry>().InvokeAsync("TokenKeeper", JsonElement.Parse("null"), Never));

        var span = SpansOf(call).Single(span => span.OperationName == "invoke TokenKeeper");
        Assert.Equal((ActivityStatusCode.Error, "NoToken"), (span.Status, span.StatusDescription));
    }

    [Fact]
    public async Task InvokeFunction_Breaks_MarksItsSpanAndCountsTheError()
    {
        using var measured = new RecentMeasurements(TimeProvider.System);

        var call = await InTraceAsync("call", () => Assert.ThrowsAsync<KeyNotFoundException>(
            () => _engine.Get<FunctionRegistry>().InvokeAsync("TokenKeeper", JsonElement.Parse("{}"), Never)));

        var span = SpansOf(call).Single(span => span.OperationName == "invoke TokenKeeper");
        Assert.Equal((ActivityStatusCode.Error, nameof(KeyNotFoundException)), (span.Status, span.StatusDescription));
        Assert.Equal(1, measured.Sum(EngineMeter.FunctionErrorsName, nameof(KeyNotFoundException)));
    }

    private string PathOf(Activity span) =>
        _spans.FirstOrDefault(other => other.SpanId == span.ParentSpanId) is { } parent
            ? $"{PathOf(parent)} > {span.OperationName}"
            : span.OperationName;

    private List<Activity> SpansOf(Activity root) => [.. _spans.Where(span => span.TraceId == root.TraceId)];

    private async Task<Activity> InTraceAsync(string name, Func<Task> act)
    {
        Activity.Current = null;
        using var root = _source.StartActivity(name) ?? throw new InvalidOperationException("Nobody listens.");
        _traces.TryAdd(root.TraceId, true);
        await act();
        return root;
    }

    private async Task RouteAsync(string detailType, string targetArn)
    {
        await _engine.Get<EventRules>().PutAsync(
            new PutRuleRequest { Name = detailType, EventPattern = $$"""{"detail-type":["{{detailType}}"]}""" }, Never);
        Assert.Empty(await _engine.Get<EventTargets>().PutAsync(
            null, detailType, [new TargetDocument { Id = "1", Arn = targetArn, RoleArn = BusEngine.RoleArn }], Never));
    }

    /// <summary>Keeps the tokens of events, each under the trace it came in.</summary>
    private sealed class TokenKeeper : IFunction
    {
        public static ConcurrentDictionary<string, string> Tokens { get; } = [];

        public ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
        {
            if (request.ValueKind != JsonValueKind.Object)
            {
                throw new FunctionFailedException("NoToken", "There is nothing to keep.");
            }

            if (request.GetProperty("detail").TryGetProperty("token", out var token))
            {
                Tokens[Activity.Current!.TraceId.ToString()] = token.GetString()!;
            }

            return ValueTask.FromResult("null");
        }
    }
}
