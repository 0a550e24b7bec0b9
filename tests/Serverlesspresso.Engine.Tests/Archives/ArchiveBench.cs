using System.Text;
using System.Text.Json;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Buses;
using Serverlesspresso.Engine.Tests.Hosting;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Archives;

/// <summary>What tests do with the archives of an engine whose function keeps what it is called with.</summary>
internal static class ArchiveBench
{
    public const string DefaultBus = "arn:aws:events:us-east-1:123456789012:event-bus/default";

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<ArchiveDocument> CreateArchiveAsync(
        this BusEngine engine, string name = "a", string? pattern = null, int retentionDays = 0, string busArn = DefaultBus) =>
        engine.Get<ArchiveRegistry>().CreateAsync(
            new ArchiveRequest { Name = name, BusArn = busArn, EventPattern = pattern, RetentionDays = retentionDays },
            Cancellation);

    public static async Task<ArchiveTotals> TotalsAsync(this BusEngine engine, string name = "a") =>
        (await engine.Get<ArchiveRegistry>().DescribeAsync(name, Cancellation)).Totals;

    /// <summary>Has the function get all events of the tests.</summary>
    public static Task RecordAsync(this BusEngine engine, string rule = "record", string pattern = """{"source":["test"]}""") =>
        engine.PutRuleAsync(rule, pattern, null, new TargetDocument { Id = "1", Arn = BusEngine.FunctionArn });

    /// <summary>Puts events of some instants, whose detail has their number.</summary>
    public static async Task PutAsync(this BusEngine engine, params DateTimeOffset[] times)
    {
        var entries = times.Select((time, number) => new EventEntry
        {
            Source = "test",
            DetailType = "Order",
            Detail = $$"""{"n":{{number}}}""",
            Time = time,
        });
        foreach (var some in entries.Chunk(10))
        {
            await engine.Events.PutAsync(some, Cancellation);
        }
    }

    public static ReplayRequest Request(string name = "again", int fromSecond = 0, int beforeSecond = 3_600) => new()
    {
        Name = name,
        ArchiveArn = "arn:aws:events:us-east-1:123456789012:archive/a",
        BusArn = DefaultBus,
        EventsFrom = BusEngine.Start.AddSeconds(fromSecond),
        EventsBefore = BusEngine.Start.AddSeconds(beforeSecond),
    };

    public static Task<ReplayDocument> StartReplayAsync(this BusEngine engine, ReplayRequest request) =>
        engine.Get<ReplayRegistry>().StartAsync(request, Cancellation);

    public static Task<ReplayDocument> DescribeReplayAsync(this BusEngine engine, string name = "again") =>
        engine.Get<ReplayRegistry>().DescribeAsync(name, Cancellation);

    /// <summary>Ends when a replay is to go on later, and tells how many events it has replayed by then: some at least.</summary>
    public static async Task<long> AwaitPauseAsync(this BusEngine engine, long eventCount, string name = "again")
    {
        var now = engine.Clock.GetUtcNow();
        var replayed = 0L;
        await Patience.UntilAsync(
            () => engine.RunTurnAsync(async transaction =>
            {
                var due = await transaction.ListDueWorkAsync(WorkShards.Of(name), now, 1_000);
                var replay = await transaction.GetDefinitionAsync(DefinitionKind.Replay, name);
                replayed = ArchiveJsonContext.ReadReplay(replay!).EventCount; // It has been started.
                return replayed >= eventCount && due.All(work => work.Kind != WorkKind.Replay);
            }),
            $"a pause of the replay after {eventCount} events");
        return replayed;
    }

    /// <summary>Does what is due.</summary>
    public static async Task SettleAsync(this BusEngine engine)
    {
        await engine.Get<WorkDispatcher>().ScanAsync(Cancellation);
        await engine.IdleAsync();
    }

    /// <summary>Gives work up for a fault, as the dispatcher does.</summary>
    public static Task<bool> GiveUpAsync(this BusEngine engine, WorkRow work) => engine.RunTurnAsync(
        async transaction =>
        {
            var fault = new InvalidOperationException("It failed.");
            var handler = engine.Get<IEnumerable<IWorkHandler>>().Single(handler => handler.Kind == work.Kind);
            await handler.NoteFaultAsync(transaction, work, new WorkOutcome.GivenUp(nameof(fault), fault.Message), fault);
            transaction.CompleteWork(work);
            transaction.AddDeadLetter(new DeadLetterRow
            {
                Kind = work.Kind,
                Key = work.Key,
                Payload = work.Payload,
                Attempts = work.Attempt + 1,
                Error = nameof(fault),
                Reason = fault.Message,
                At = BusEngine.Start,
            });
            return true;
        });

    /// <summary>The numbers of the events that were replayed, in the order they are on the bus.</summary>
    public static async Task<IReadOnlyList<int>> ListReplayedAsync(this BusEngine engine, string replayName = "again") =>
        [.. (await engine.ListEventsAsync("default"))
            .Select(row => JsonElement.Parse(row.Envelope.Span))
            .Where(@event => @event.TryGetProperty("replay-name", out var name) && name.GetString() == replayName)
            .Select(NumberOf)];

    /// <summary>The numbers of the replayed events that the function was called with, in ascending order.</summary>
    public static IReadOnlyList<int> ListDelivered(this BusEngine engine) =>
        [.. engine.Recorder.Requests
            .Select(request => JsonElement.Parse(Encoding.UTF8.GetBytes(request)))
            .Where(@event => @event.TryGetProperty("replay-name", out _))
            .Select(NumberOf)
            .Order()];

    private static int NumberOf(JsonElement @event) => @event.GetProperty("detail").GetProperty("n").GetInt32();
}
