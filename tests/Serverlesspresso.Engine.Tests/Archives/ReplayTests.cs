using System.Text;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Buses;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Archives;

public sealed class ReplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Replay_Window_PutsItsEventsOnTheBusInOrderOfTheirTime()
    {
        await using var engine = await OpenAsync();
        await engine.RecordAsync();
        await engine.CreateArchiveAsync();
        await engine.PutAsync(At(30), At(9), At(10), At(20), At(29));

        await engine.StartReplayAsync(ArchiveBench.Request(fromSecond: 10, beforeSecond: 30));
        await engine.SettleAsync();

        var replay = await engine.DescribeReplayAsync();
        Assert.Equal([2, 3, 4], await engine.ListReplayedAsync());
        Assert.Equal([2, 3, 4], engine.ListDelivered());
        Assert.Equal(
            (ReplayState.Completed, 3, At(29), BusEngine.Start),
            (replay.State, replay.EventCount, replay.Last?.Time, replay.EndedAt));
        Assert.Equal(5, (await engine.TotalsAsync()).Events);
    }

    [Fact]
    public async Task Replay_Event_IsAsItWasWithTheNameOfTheReplay()
    {
        await using var engine = await OpenAsync();
        await engine.CreateArchiveAsync();
        await engine.Events.PutAsync(
            [new EventEntry { Source = "test", DetailType = "Order", Detail = """{"price":1.50, "näme":"\u00fc" }""", Resources = ["arn:one"] }],
            ArchiveBench.Cancellation);

        await engine.StartReplayAsync(ArchiveBench.Request());
        await engine.SettleAsync();

        var rows = await engine.ListEventsAsync("default");
        Assert.Equal(2, rows.Count);
        Assert.Equal(
            Encoding.UTF8.GetString(rows[0].Envelope.Span)
                .Replace("\"region\":\"us-east-1\",", "\"region\":\"us-east-1\",\"replay-name\":\"again\",", StringComparison.Ordinal),
            Encoding.UTF8.GetString(rows[1].Envelope.Span));
    }

    [Fact]
    public async Task Replay_FilterArns_DeliversToThoseRulesOnly()
    {
        await using var engine = await OpenAsync();
        await engine.RecordAsync();
        await engine.RecordAsync("other");
        await engine.CreateArchiveAsync();
        await engine.PutAsync(At(1));
        await engine.SettleAsync();

        await engine.StartReplayAsync(ArchiveBench.Request() with
        {
            FilterArns = ["arn:aws:events:us-east-1:123456789012:rule/other"],
        });
        await engine.SettleAsync();

        Assert.Equal([0], engine.ListDelivered());
        var routes = EventRoute.Of((await engine.ListEventsAsync("default"))[^1]);
        Assert.Equal("other", Assert.Single(routes).Rule);
    }

    [Fact]
    public async Task Replay_MoreThanAPage_ReplaysAllOnce()
    {
        await using var engine = await OpenAsync();
        await engine.RecordAsync();
        await engine.CreateArchiveAsync();
        const int count = (2 * ReplayHandler.EventsPerTurn) + 5;
        await engine.PutAsync([.. Enumerable.Range(0, count).Select(number => At(number / 50))]);

        await engine.StartReplayAsync(ArchiveBench.Request());
        await engine.SettleAsync();

        Assert.Equal(Enumerable.Range(0, count), await engine.ListReplayedAsync());
        Assert.Equal(Enumerable.Range(0, count), engine.ListDelivered());
        Assert.Equal(count, (await engine.DescribeReplayAsync()).EventCount);
    }

    [Fact]
    public async Task Replay_EventCameOverAnotherBus_GoesNoFurtherThanItDid()
    {
        await using var engine = await OpenAsync();
        foreach (var name in new[] { "Bar", "Kitchen" })
        {
            await engine.Buses.CreateAsync(name, null, new Dictionary<string, string>(), ArchiveBench.Cancellation);
        }

        const string pattern = """{"source":["test"]}""";
        await engine.PutRuleAsync("on", pattern, null, Bus("Bar"));
        await engine.PutRuleAsync("further", pattern, "Bar", Bus("Kitchen"));
        await engine.CreateArchiveAsync(busArn: Bus("Bar").Arn);
        await engine.PutAsync(At(1));
        await engine.SettleAsync();

        await engine.StartReplayAsync(ArchiveBench.Request() with { BusArn = Bus("Bar").Arn });
        await engine.SettleAsync();

        Assert.Equal(1, (await engine.DescribeReplayAsync()).EventCount);
        Assert.Equal(2, (await engine.ListEventsAsync("Bar")).Count);
        Assert.Empty(await engine.ListEventsAsync("Kitchen"));

        static TargetDocument Bus(string name) => new()
        {
            Id = "1",
            Arn = ArchiveBench.DefaultBus.Replace("default", name, StringComparison.Ordinal),
            RoleArn = BusEngine.RoleArn,
        };
    }

    [Fact]
    public async Task Replay_EventsComeAfterItsStart_LeavesThemOut()
    {
        await using (var idle = await OpenAsync(isWorking: false))
        {
            await idle.CreateArchiveAsync();
            await idle.PutAsync(At(1), At(2));
            await idle.StartReplayAsync(ArchiveBench.Request());
            await idle.PutAsync(At(1), At(2), At(3)); // As targets of replayed events put them.
        }

        await using var engine = await OpenAsync();
        await engine.SettleAsync();

        var replay = await engine.DescribeReplayAsync();
        Assert.Equal((ReplayState.Completed, 2), (replay.State, replay.EventCount));
        Assert.Equal(5, (await engine.TotalsAsync()).Events);
    }

    [Theory]
    [InlineData(ReplayHandler.BacklogMax - 2, 0)]
    [InlineData(ReplayHandler.BacklogMax, 250)]
    public async Task Replay_ManyDeliveriesWait_GoesOnAfterAPause(int waiting, int pauseMilliseconds)
    {
        await using var engine = await OpenAsync(isWorking: false);
        await engine.CreateArchiveAsync();
        await engine.PutAsync(At(1));
        await engine.StartReplayAsync(ArchiveBench.Request());
        var shard = WorkShards.Of("again");

        var next = await engine.RunTurnAsync(async transaction =>
        {
            var work = Assert.Single(await transaction.ListDueWorkAsync(shard, engine.Clock.GetUtcNow(), 10));
            for (var number = 0; number < waiting; number++)
            {
                transaction.AddWork(new NewWork(WorkKind.Delivery, shard, BusEngine.Start, $"e{number}", "{}"));
            }

            return work;
        });
        var due = await engine.RunTurnAsync(async transaction =>
        {
            await new ReplayHandler(engine.Events, engine.Clock).RunAsync(transaction, next);
            return transaction.AddedWork.Single(added => added.Kind == WorkKind.Replay).Due;
        });

        Assert.Equal(BusEngine.Start.AddMilliseconds(pauseMilliseconds), due);
    }

    [Fact]
    public async Task Replay_TargetIsStuck_GoesOnSlowlyAndDeliversAllInTheEnd()
    {
        const int count = 2_500;
        await using var engine = await OpenAsync();
        await engine.RecordAsync(pattern: """{"replay-name":["again"]}""");
        await engine.CreateArchiveAsync();
        await engine.PutAsync([.. Enumerable.Range(0, count).Select(At)]);
        var answer = new TaskCompletionSource();
        engine.Recorder.MayAnswer = answer.Task;

        await engine.StartReplayAsync(ArchiveBench.Request());
        var held = await engine.AwaitPauseAsync(eventCount: 1);
        engine.Clock.Advance(TimeSpan.FromMilliseconds(250));
        await engine.Get<WorkDispatcher>().ScanAsync(ArchiveBench.Cancellation);
        var later = await engine.AwaitPauseAsync(held + 1);
        answer.SetResult();
        for (var pause = 0; pause < count && (await engine.DescribeReplayAsync()).IsActive; pause++)
        {
            await engine.AdvanceAsync(TimeSpan.FromMilliseconds(250));
        }

        Assert.InRange(held, 500, 2_000);
        Assert.Equal(held + ReplayHandler.EventsPerTurn, later);
        Assert.Equal(Enumerable.Range(0, count), engine.ListDelivered());
        Assert.Equal(ReplayState.Completed, (await engine.DescribeReplayAsync()).State);
    }

    [Fact]
    public async Task Cancel_BeforeItsWorkRuns_ReplaysNothingAndEnds()
    {
        await using (var idle = await OpenAsync(isWorking: false))
        {
            await idle.CreateArchiveAsync();
            await idle.PutAsync(At(1));
            await idle.StartReplayAsync(ArchiveBench.Request());
            var cancelling = await idle.Get<ReplayRegistry>().CancelAsync("again", ArchiveBench.Cancellation);
            Assert.Equal(ReplayState.Cancelling, cancelling.State);
        }

        await using var engine = await OpenAsync();
        await engine.SettleAsync();

        Assert.Equal(ReplayState.Cancelled, (await engine.DescribeReplayAsync()).State);
        Assert.Empty(await engine.ListReplayedAsync());
        var refusal = await Assert.ThrowsAsync<ReplayNotActiveException>(
            () => engine.Get<ReplayRegistry>().CancelAsync("again", ArchiveBench.Cancellation));
        Assert.Equal("Replay again is not in a valid state for this operation.", refusal.Message);
    }

    [Fact]
    public async Task Replay_ArchiveIsDeletedMeanwhile_Fails()
    {
        await using (var idle = await OpenAsync(isWorking: false))
        {
            await idle.CreateArchiveAsync();
            await idle.StartReplayAsync(ArchiveBench.Request());
            await idle.Get<ArchiveRegistry>().DeleteAsync("a", ArchiveBench.Cancellation);
            await idle.CreateArchiveAsync();
        }

        await using var engine = await OpenAsync();
        await engine.SettleAsync();

        var replay = await engine.DescribeReplayAsync();
        Assert.Equal((ReplayState.Failed, "Archive a does not exist."), (replay.State, replay.StateReason));
    }

    [Fact]
    public async Task Start_TenAreActive_IsRefusedUntilOneHasEnded()
    {
        await using (var idle = await OpenAsync(isWorking: false))
        {
            await idle.CreateArchiveAsync();
            for (var number = 0; number < 10; number++)
            {
                await idle.StartReplayAsync(ArchiveBench.Request($"r{number}"));
            }

            await Assert.ThrowsAsync<EventLimitExceededException>(() => idle.StartReplayAsync(ArchiveBench.Request("r10")));
        }

        await using var engine = await OpenAsync();
        await engine.SettleAsync();

        await engine.StartReplayAsync(ArchiveBench.Request("r10"));
    }

    [Fact]
    public async Task Replay_NinetyDaysAfterItsEnd_IsForgotten()
    {
        await using (var engine = await OpenAsync())
        {
            await engine.CreateArchiveAsync();
            await engine.StartReplayAsync(ArchiveBench.Request());
            await engine.SettleAsync();
        }

        await using (var later = await OpenAsync(days: 89))
        {
            await later.SettleAsync();
            Assert.Equal(ReplayState.Completed, (await later.DescribeReplayAsync()).State);
        }

        await using var last = await OpenAsync(days: 90);
        await last.SettleAsync();

        await Assert.ThrowsAsync<EventResourceNotFoundException>(() => last.DescribeReplayAsync());
    }

    [Fact]
    public async Task Start_SomethingIsWrong_IsRefused()
    {
        await using var engine = await OpenAsync(isWorking: false);
        await engine.CreateArchiveAsync();
        await engine.Buses.CreateAsync("Bar", null, new Dictionary<string, string>(), ArchiveBench.Cancellation);
        await engine.StartReplayAsync(ArchiveBench.Request());
        var good = ArchiveBench.Request("b");

        await AssertRefusedAsync(engine, ArchiveBench.Request(), "Replay again already exists.");
        await AssertRefusedAsync(
            engine,
            good with { ArchiveArn = good.ArchiveArn + "x" },
            "Parameter EventSourceArn is not valid. Reason: Archive ax does not exist.");
        await AssertRefusedAsync(
            engine, good with { BusArn = "arn:aws:lambda:x" }, "Parameter Destination.Arn is not valid. Reason: Must contain an event bus ARN.");
        await AssertRefusedAsync(
            engine,
            good with { BusArn = good.BusArn.Replace("default", "Bar", StringComparison.Ordinal) },
            "Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.");
        await AssertRefusedAsync(
            engine, good with { BusArn = good.BusArn.Replace("default", "no", StringComparison.Ordinal) }, "Event bus no does not exist.");
        await AssertRefusedAsync(
            engine,
            good with { EventsBefore = good.EventsFrom },
            "Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.");
        await AssertRefusedAsync(
            engine,
            good with { FilterArns = ["arn:aws:events:us-east-1:123456789012:rule/none"] },
            "Rule none does not exist on EventBus default.");
    }

    private static DateTimeOffset At(int second) => BusEngine.Start.AddSeconds(second);

    private static async Task AssertRefusedAsync(BusEngine engine, ReplayRequest request, string message)
    {
        var refusal = await Assert.ThrowsAnyAsync<RequestRefusedException>(() => engine.StartReplayAsync(request));
        Assert.Equal(message, refusal.Message);
    }

    private Task<BusEngine> OpenAsync(bool isWorking = true, int days = 0) =>
        BusEngine.OpenAsync(_folder.File("coffee.db"), BusEngine.Start.AddDays(days), isWorking);
}
