using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>Facts about the queue of work.</summary>
public abstract class StoreWorkConformance : StoreRowConformance
{
    [Fact]
    public async Task Work_Added_IsReadBackAndListedWhenDue()
    {
        var store = await OpenStoreAsync();

        var work = await store.AddWorkAsync(Rows.Work("brew", due: Rows.Morning.AddTicks(1)));

        Assert.Equal(work, await store.ReadAsync(reader => reader.GetWorkAsync(work.Id)));
        Assert.Equal(0, work.Attempt);
        Assert.Empty(await store.ReadAsync(reader => reader.ListDueWorkAsync(1, Rows.Morning, 10)));
        Assert.Equal([work], await store.ReadAsync(reader => reader.ListDueWorkAsync(1, work.Due, 10)));
        Assert.Empty(await store.ReadAsync(reader => reader.ListDueWorkAsync(2, work.Due, 10)));
    }

    [Fact]
    public async Task ListDueWork_ManyDue_GivesTheLongestDueFirst()
    {
        var store = await OpenStoreAsync();
        foreach (var second in new[] { 5, 1, 4, 1, 3 })
        {
            await store.AddWorkAsync(Rows.Work($"{second}", due: Rows.Morning.AddSeconds(second)));
        }

        var rows = await store.ReadAsync(reader => reader.ListDueWorkAsync(1, Rows.Morning.AddSeconds(4), 3));

        Assert.Equal(["1", "1", "3"], rows.Select(row => row.Key));
        Assert.True(rows[0].Id < rows[1].Id);
    }

    [Fact]
    public async Task ListDueWork_AfterAPlace_GoesOnThere()
    {
        var store = await OpenStoreAsync();
        foreach (var second in new[] { 2, 1, 1, 3, 2 })
        {
            await store.AddWorkAsync(Rows.Work($"{second}", due: Rows.Morning.AddSeconds(second)));
        }

        var all = await store.ListDueAsync();
        var seen = new List<WorkRow>();
        for (WorkPlace? place = null; seen.Count < all.Count; place = new WorkPlace(seen[^1].Due, seen[^1].Id))
        {
            seen.AddRange(await store.ReadAsync(
                reader => reader.ListDueWorkAsync(1, place, Rows.Morning.AddSeconds(9), 2)));
        }

        Assert.Equal(all, seen);
        Assert.Empty(await store.ReadAsync(reader => reader.ListDueWorkAsync(
            1, new WorkPlace(seen[^1].Due, seen[^1].Id), Rows.Morning.AddSeconds(9), 2)));
    }

    [Theory]
    [InlineData(1, 0, 9, 0)]
    [InlineData(1, 2, 9, 3)]
    [InlineData(1, 2, 2, 2)]
    [InlineData(1, 9, 9, 4)]
    [InlineData(2, 9, 9, 0)]
    public async Task CountDueWork_SomeDue_CountsThoseOfTheShardUpToTheLimit(int shard, int seconds, int limit, int expected)
    {
        var store = await OpenStoreAsync();
        foreach (var second in new[] { 1, 2, 2, 3 })
        {
            await store.AddWorkAsync(Rows.Work($"{second}", due: Rows.Morning.AddSeconds(second)));
        }

        Assert.Equal(expected, await store.ReadAsync(
            async reader => await reader.CountDueWorkAsync(shard, Rows.Morning.AddSeconds(seconds), limit)));
        await store.RunAsync(async transaction => Assert.Equal(
            expected, await transaction.CountDueWorkAsync(shard, Rows.Morning.AddSeconds(seconds), limit)));
    }

    [Fact]
    public async Task CompleteWork_Read_EndsIt()
    {
        var store = await OpenStoreAsync();
        var work = await store.AddWorkAsync(Rows.Work("brew"));

        await store.RunAsync(async transaction =>
        {
            transaction.CompleteWork((await transaction.GetWorkAsync(work.Id))!);
            Assert.Null(await transaction.GetWorkAsync(work.Id));
        });

        Assert.Null(await store.ReadAsync(reader => reader.GetWorkAsync(work.Id)));
        Assert.Empty(await store.ListDueAsync());
    }

    [Fact]
    public async Task CompleteWork_HandedOnTwice_CommitsOnceOnly()
    {
        var store = await OpenStoreAsync();
        var work = await store.AddWorkAsync(Rows.Work("brew"));

        await store.RunAsync(transaction => Brew(transaction, work, "first"));
        var exception = await Assert.ThrowsAsync<StaleWorkException>(
            () => store.RunAsync(transaction => Brew(transaction, work, "second")));

        Assert.Equal(work.Id, exception.WorkId);
        var events = await store.ReadAsync(reader => reader.ListEventsAsync("Serverlesspresso", 0, 10));
        Assert.Equal("first", Assert.Single(events).Id);
    }

    [Fact]
    public async Task CompleteWork_ManyAtOnce_CommitsOnceOnly()
    {
        var store = await OpenStoreAsync();
        var work = await store.AddWorkAsync(Rows.Work("brew"));

        var turns = Enumerable.Range(0, 32)
            .Select(number => Task.Run(() => store.RunAsync(transaction => Brew(transaction, work, $"{number}"))))
            .ToList();
        var refused = 0;
        foreach (var turn in turns)
        {
            try
            {
                await turn;
            }
            catch (StaleWorkException)
            {
                refused++;
            }
        }

        Assert.Equal(31, refused);
        Assert.Single(await store.ReadAsync(reader => reader.ListEventsAsync("Serverlesspresso", 0, 100)));
    }

    [Fact]
    public async Task CompleteWork_EndedMeanwhileAfterItWasRead_RunsAgainAndSeesItGone()
    {
        var store = await OpenStoreAsync();
        var work = await store.AddWorkAsync(Rows.Work("brew"));
        var seen = new List<bool>();

        await store.RunAsync(async transaction =>
        {
            var row = await transaction.GetWorkAsync(work.Id);
            seen.Add(row is not null);
            if (row is not null)
            {
                await store.RunAsync(inner => inner.CompleteWork(work));
                transaction.CompleteWork(row);
            }
        });

        Assert.Equal([true, false], seen);
    }

    [Fact]
    public async Task CompleteWork_PostponedMeanwhile_IsRefused()
    {
        var store = await OpenStoreAsync();
        var work = await store.AddWorkAsync(Rows.Work("brew"));
        await store.RunAsync(transaction => ValueTask.FromResult(transaction.PostponeWork(work, work.Due.AddHours(1))));

        await Assert.ThrowsAsync<StaleWorkException>(
            () => store.RunAsync(transaction => transaction.CompleteWork(work)));
        await Assert.ThrowsAsync<StaleWorkException>(() => store.RunAsync(
            transaction => ValueTask.FromResult(transaction.PostponeWork(work, work.Due.AddHours(2)))));
    }

    [Fact]
    public async Task PostponeWork_HandedOn_CountsTheAttemptAndMovesTheDueTime()
    {
        var store = await OpenStoreAsync();
        var work = await store.AddWorkAsync(Rows.Work("brew"));

        var after = await store.RunAsync(async transaction =>
        {
            var row = transaction.PostponeWork(work, work.Due.AddHours(1));
            Assert.Equal(row, await transaction.GetWorkAsync(work.Id));
            return row;
        });

        Assert.Equal(work with { Due = work.Due.AddHours(1), Attempt = 1 }, after);
        Assert.Equal(after, await store.ReadAsync(reader => reader.GetWorkAsync(work.Id)));
        Assert.Empty(await store.ReadAsync(reader => reader.ListDueWorkAsync(1, work.Due, 10)));
    }

    [Fact]
    public async Task PostponeWork_TwiceInOneTurn_StandsAsTheSecondTime()
    {
        var store = await OpenStoreAsync();
        var work = await store.AddWorkAsync(Rows.Work("brew"));

        var after = await store.RunAsync(transaction => ValueTask.FromResult(transaction.PostponeWork(
            transaction.PostponeWork(work, work.Due.AddHours(1)), work.Due.AddHours(2))));

        Assert.Equal(work with { Due = work.Due.AddHours(2), Attempt = 2 }, after);
        Assert.Equal([after], await store.ListDueAsync());
    }

    [Fact]
    public async Task CancelWork_ThereOrNot_IsNoError()
    {
        var store = await OpenStoreAsync();
        var work = await store.AddWorkAsync(Rows.Work("brew"));

        await store.RunAsync(transaction => transaction.CancelWork(work.Id));
        await store.RunAsync(transaction => transaction.CancelWork(work.Id));

        Assert.Empty(await store.ListDueAsync());
    }

    [Fact]
    public async Task Work_AddedAndEndedInOneTurn_WasNeverThere()
    {
        var store = await OpenStoreAsync();

        var (kept, added) = await store.RunAsync(async transaction =>
        {
            var completed = transaction.AddWork(Rows.Work("completed"));
            var cancelled = transaction.AddWork(Rows.Work("cancelled"));
            var postponed = transaction.AddWork(Rows.Work("postponed"));
            transaction.CompleteWork(completed);
            transaction.CancelWork(cancelled.Id);
            var after = transaction.PostponeWork(postponed, postponed.Due.AddHours(1));
            Assert.Null(await transaction.GetWorkAsync(completed.Id));
            Assert.Null(await transaction.GetWorkAsync(cancelled.Id));
            return (after, transaction.AddedWork.ToList());
        });

        Assert.Equal([kept], added);
        Assert.Equal([kept], await store.ListDueAsync());
    }

    [Fact]
    public async Task WorkIds_OverTurnsThatFailAndReopening_NeverComeAgain()
    {
        var store = await OpenStoreAsync();
        var ids = new List<long>();
        for (var round = 0; round < 3; round++)
        {
            await store.RunAsync(transaction => ids.Add(transaction.AddWork(Rows.Work("kept")).Id));
            await Assert.ThrowsAsync<InvalidDataException>(() => store.RunAsync(transaction =>
            {
                ids.Add(transaction.AddWork(Rows.Work("lost")).Id);
                throw new InvalidDataException();
            }));
            await store.RunAsync(async transaction =>
            {
                foreach (var row in await store.ListDueAsync())
                {
                    transaction.CancelWork(row.Id);
                }
            });
            store = await ReopenAsync(store);
        }

        Assert.Equal(6, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(id > 0));
    }

    private static void Brew(ITurnTransaction transaction, WorkRow work, string eventId)
    {
        transaction.CompleteWork(work);
        transaction.AppendEvent(Rows.Event(eventId));
    }
}
