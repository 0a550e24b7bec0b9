using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>Facts about archived events.</summary>
public abstract class StoreArchiveConformance : StoreMapRunConformance
{
    private const string Archive = "arn:aws:events:us-east-1:000000000000:archive/a:1";

    [Fact]
    public async Task ArchivedEvents_OfAnArchive_AreListedByTimeAndCounted()
    {
        var store = await OpenStoreAsync();
        await AppendAsync(store, Event("late", 3), Event("first", 1), Event("early", 1), Event("other", 2) with { Archive = "b" });

        var all = await ListAsync(store, Rows.Morning, limit: 10);
        var after = await store.ReadAsync(reader => reader.ListArchivedEventsAsync(
            Query(Rows.Morning, 10) with { After = new ArchivePlace(all[0].Time, all[0].Id) }));

        Assert.Equal(["first", "early", "late"], all.Select(row => row.EventId));
        Assert.Equal(["early", "late"], after.Select(row => row.EventId));
        Assert.Equal(Event("late", 3) with { Id = all[2].Id, Envelope = default }, all[2] with { Envelope = default });
        Assert.Equal("""{"id":"late"}""", Rows.Text(all[2].Envelope));
        Assert.Equal(new ArchiveTotals(3, 14 + 14 + 13), await TotalsAsync(store));
    }

    [Theory]
    [InlineData(1, 3, 10, 1_000, "first,second")]
    [InlineData(2, 9, 10, 1_000, "second,third")]
    [InlineData(1, 9, 1, 1_000, "first")]
    [InlineData(1, 9, 10, 20, "first,second")]
    public async Task ArchivedEvents_WindowAndPage_HoldWhatIsAskedFor(
        int from, int before, int limit, int bytesMax, string expected)
    {
        var store = await OpenStoreAsync();
        await AppendAsync(store, Event("first", 1), Event("second", 2), Event("third", 3));

        var found = await store.ReadAsync(reader => reader.ListArchivedEventsAsync(new ArchiveQuery
        {
            Archive = Archive,
            After = new ArchivePlace(Rows.Morning.AddSeconds(from), 0),
            Before = Rows.Morning.AddSeconds(before),
            Limit = limit,
            BytesMax = bytesMax,
        }));

        Assert.Equal(expected, string.Join(',', found.Select(row => row.EventId)));
    }

    [Fact]
    public async Task ArchivedEvents_IdMax_LeavesOutThoseThatCameLater()
    {
        var store = await OpenStoreAsync();
        var none = await store.ReadAsync(reader => reader.GetLastArchivedIdAsync());
        await AppendAsync(store, Event("first", 2));
        await AppendAsync(store, Event("other", 3) with { Archive = "b" });
        var last = await store.ReadAsync(reader => reader.GetLastArchivedIdAsync());
        await AppendAsync(store, Event("later", 1));

        var found = await store.ReadAsync(reader => reader.ListArchivedEventsAsync(Query(Rows.Morning, 10) with { IdMax = last }));

        Assert.Equal(0, none);
        Assert.Equal(["first"], found.Select(row => row.EventId));
    }

    [Fact]
    public async Task DeleteArchivedEvents_SomeAreGoneAlready_CountsThoseItDeletes()
    {
        var store = await OpenStoreAsync();
        await AppendAsync(store, Event("a", 1), Event("b", 2), Event("c", 3));
        var ids = (await ListAsync(store, Rows.Morning, limit: 10)).Select(row => row.Id).ToList();

        await DeleteAsync(store, [ids[0]]);
        await DeleteAsync(store, [ids[0], ids[1]]);

        Assert.Equal(new ArchiveTotals(1, 10), await TotalsAsync(store));
        Assert.Equal([ids[2]], (await ListAsync(store, Rows.Morning, limit: 10)).Select(row => row.Id));
        await DeleteAsync(store, ids);
        Assert.Equal(default, await TotalsAsync(store));
    }

    [Fact]
    public async Task ExpiredEvents_OfWhateverTime_AreThoseThatCameBefore()
    {
        var store = await OpenStoreAsync();
        await AppendAsync(
            store,
            Event("old", 1) with { ArchivedAt = Rows.Morning.AddSeconds(29) },
            Event("ahead", 1_000_000),
            Event("late", 0) with { ArchivedAt = Rows.Morning.AddSeconds(30) });
        var ids = (await ListAsync(store, Rows.Morning.AddSeconds(-1), limit: 10))
            .ToDictionary(row => row.EventId, row => row.Id);

        var expired = await store.ReadAsync(
            reader => reader.ListExpiredEventsAsync(Archive, Rows.Morning.AddSeconds(30), 10));
        var first = await store.ReadAsync(
            reader => reader.ListExpiredEventsAsync(Archive, Rows.Morning.AddSeconds(30), 1));

        Assert.Equal([ids["ahead"], ids["old"]], expired);
        Assert.Equal([ids["ahead"]], first);
    }

    [Fact]
    public async Task ArchivedEvents_TurnIsRolledBackToASavepoint_AreNotKept()
    {
        var store = await OpenStoreAsync();

        await store.RunAsync(transaction =>
        {
            transaction.AppendArchivedEvent(Event("kept", 1));
            var savepoint = transaction.CreateSavepoint();
            transaction.AppendArchivedEvent(Event("undone", 2));
            transaction.RollBackTo(savepoint);
            return ValueTask.CompletedTask;
        });

        Assert.Equal(["kept"], (await ListAsync(store, Rows.Morning, limit: 10)).Select(row => row.EventId));
        Assert.Equal(1, (await TotalsAsync(store)).Events);
    }

    private static ArchivedEventRow Event(string id, int second) => new()
    {
        Archive = Archive,
        EventId = id,
        Time = Rows.Morning.AddSeconds(second),
        ArchivedAt = Rows.Morning,
        TraceHeader = "trace",
        Hops = 1,
        Envelope = Rows.Bytes($$"""{"id":"{{id}}"}"""),
    };

    private static ArchiveQuery Query(DateTimeOffset from, int limit) => new()
    {
        Archive = Archive,
        After = new ArchivePlace(from, 0),
        Before = DateTimeOffset.MaxValue,
        Limit = limit,
        BytesMax = long.MaxValue,
    };

    private static Task<IReadOnlyList<ArchivedEventRow>> ListAsync(IStore store, DateTimeOffset from, int limit) =>
        store.ReadAsync(reader => reader.ListArchivedEventsAsync(Query(from, limit)));

    private static Task<ArchiveTotals> TotalsAsync(IStore store) =>
        store.ReadAsync(reader => reader.GetArchiveTotalsAsync(Archive));

    private static Task AppendAsync(IStore store, params ArchivedEventRow[] rows) => store.RunAsync(transaction =>
    {
        foreach (var row in rows)
        {
            transaction.AppendArchivedEvent(row);
        }

        return ValueTask.CompletedTask;
    });

    private static Task DeleteAsync(IStore store, IReadOnlyList<long> ids) => store.RunAsync(transaction =>
    {
        transaction.DeleteArchivedEvents(Archive, ids);
        return ValueTask.CompletedTask;
    });
}
