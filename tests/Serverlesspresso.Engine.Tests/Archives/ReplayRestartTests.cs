using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Buses;
using Serverlesspresso.Engine.Tests.Store;

namespace Serverlesspresso.Engine.Tests.Archives;

public sealed class ReplayRestartTests
{
    private const int EventCount = ReplayHandler.EventsPerTurn + 5;

    [Fact]
    public async Task Replay_CrashAtEveryCommit_ReplaysEachEventOnce()
    {
        var complete = 0;
        var points = await CrashingStore.AtEveryPointAsync(
            async (store, _) =>
            {
                await using var engine = await OpenAsync(store);
                await engine.CreateArchiveAsync();
                await FillAsync(store);
                await engine.StartReplayAsync(ArchiveBench.Request());
                await engine.SettleAsync();
            },
            async store =>
            {
                await using var engine = await OpenAsync(store);
                if (await IsStartedAsync(engine))
                {
                    await engine.AdvanceAsync(TimeSpan.FromMinutes(1));
                    var replay = await engine.DescribeReplayAsync();
                    Assert.Equal((ReplayState.Completed, EventCount), (replay.State, replay.EventCount));
                    Assert.Equal(Enumerable.Range(0, EventCount), await engine.ListReplayedAsync());
                    complete++;
                }
            });

        Assert.InRange(complete, 6, points - 5); // Two pages and the end; the first commits make archive and events.
    }

    [Fact]
    public async Task Archive_CrashAtEveryCommit_CountsWhatItKeeps()
    {
        var key = "";
        var points = await CrashingStore.AtEveryPointAsync(
            async (store, _) =>
            {
                key = "";
                await using var engine = await OpenAsync(store);
                key = (await engine.CreateArchiveAsync(retentionDays: 1)).Key;
                await engine.PutAsync(BusEngine.Start, BusEngine.Start);
                await engine.PutAsync(BusEngine.Start);
                await using var later = await OpenAsync(store, hours: 26);
                await later.PutAsync(BusEngine.Start);
                await later.SettleAsync();
                await later.Get<ArchiveRegistry>().DeleteAsync("a", ArchiveBench.Cancellation);
                await later.SettleAsync();
            },
            async store =>
            {
                await AssertTotalsAsync(store, key);
                await using var engine = await OpenAsync(store, hours: 60);
                await engine.SettleAsync();
                await AssertTotalsAsync(store, key);
                Assert.Empty(await ListAsync(store, key));
            });

        Assert.True(points >= 14, $"Only {points} commit points were reached.");
    }

    private static Task<BusEngine> OpenAsync(IStore store, int hours = 0) =>
        BusEngine.OpenAsync(store, BusEngine.Start.AddHours(hours), isWorking: true, ownsStore: false);

    /// <summary>Puts events in one commit, so that the crashes are about the replay.</summary>
    private static async Task FillAsync(IStore store)
    {
        var key = await KeyAsync(store);
        await store.RunAsync(transaction =>
        {
            for (var number = 0; number < EventCount; number++)
            {
                transaction.AppendArchivedEvent(new ArchivedEventRow
                {
                    Archive = key,
                    EventId = $"e{number}",
                    Time = BusEngine.Start.AddSeconds(number),
                    ArchivedAt = BusEngine.Start,
                    Envelope = Rows.Bytes($$$"""{"id":"e{{{number}}}","source":"test","region":"us-east-1","detail":{"n": {{{number}}} }}"""),
                });
            }

            return ValueTask.CompletedTask;
        });
    }

    private static async Task<bool> IsStartedAsync(BusEngine engine)
    {
        var replays = await engine.Get<ReplayRegistry>().ListAsync(new ListFilter { Limit = 10 }, ArchiveBench.Cancellation);
        return replays.Count > 0;
    }

    private static async Task<string> KeyAsync(IStore store)
    {
        var archive = await store.ReadAsync(reader => ArchiveRows.FindAsync(reader, "a"));
        return archive?.Key ?? "";
    }

    private static async Task AssertTotalsAsync(IStore store, string key)
    {
        var totals = await store.ReadAsync(reader => reader.GetArchiveTotalsAsync(key));
        var rows = await ListAsync(store, key);
        Assert.Equal(new ArchiveTotals(rows.Count, rows.Sum(row => (long)row.Envelope.Length)), totals);
    }

    private static Task<IReadOnlyList<ArchivedEventRow>> ListAsync(IStore store, string key) =>
        store.ReadAsync(reader => reader.ListArchivedEventsAsync(new ArchiveQuery
        {
            Archive = key,
            After = new ArchivePlace(DateTimeOffset.MinValue, 0),
            Before = DateTimeOffset.MaxValue,
            Limit = 100,
            BytesMax = long.MaxValue,
        }));
}
