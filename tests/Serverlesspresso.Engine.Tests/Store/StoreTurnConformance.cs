using System.Globalization;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>Facts about turns: what fences them, what they see, what becomes of them.</summary>
public abstract class StoreTurnConformance : StoreCrowdConformance
{
    [Fact]
    public async Task Turn_ThrowsAfterWrites_ChangesNothingAndReachesTheCaller()
    {
        var store = await OpenStoreAsync();

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => store.RunAsync(async transaction =>
        {
            await transaction.GetItemAsync(Rows.Item("1"));
            transaction.PutItem(Rows.Change(Rows.Item("1"), "one"));
            transaction.AddWork(Rows.Work("1"));
            transaction.AppendEvent(Rows.Event("1"));
            throw new InvalidDataException("spilled");
        }));

        Assert.Equal("spilled", exception.Message);
        Assert.Null(await store.GetItemAsync(Rows.Item("1")));
        Assert.Empty(await store.ListDueAsync());
        Assert.Empty(await store.ReadAsync(reader => reader.ListEventsAsync("Serverlesspresso", 0, 10)));
    }

    [Fact]
    public async Task Turn_ReadItemChangedMeanwhile_RunsAgainOnTheNewState()
    {
        var store = await OpenStoreAsync();
        await store.PutItemAsync(Rows.Item("1"), "old");
        var runs = 0;

        var seen = await store.RunAsync(async transaction =>
        {
            runs++;
            var row = await transaction.GetItemAsync(Rows.Item("1"));
            if (runs == 1)
            {
                await store.PutItemAsync(Rows.Item("1"), "new");
            }

            transaction.PutItem(Rows.Change(Rows.Item("1"), Rows.Text(row!.Item) + "+"));
            return Rows.Text(row.Item);
        });

        Assert.Equal("new", seen);
        Assert.Equal(2, runs);
        Assert.Equal("new+", await store.GetItemAsync(Rows.Item("1")));
    }

    [Fact]
    public async Task Turn_AbsentItemAppearsMeanwhile_RunsAgain()
    {
        var store = await OpenStoreAsync();
        var runs = 0;

        await store.RunAsync(async transaction =>
        {
            runs++;
            var row = await transaction.GetItemAsync(Rows.Item("1"));
            if (runs == 1)
            {
                await store.PutItemAsync(Rows.Item("1"), "first");
            }

            transaction.PutItem(Rows.Change(Rows.Item("1"), row is null ? "created" : "changed"));
        });

        Assert.Equal(2, runs);
        Assert.Equal("changed", await store.GetItemAsync(Rows.Item("1")));
    }

    [Fact]
    public async Task Turn_ItemsOfTableDeletedMeanwhile_RunsAgain()
    {
        var store = await OpenStoreAsync();
        await store.PutItemAsync(Rows.Item("1"), "old");
        var runs = 0;

        await store.RunAsync(async transaction =>
        {
            runs++;
            var row = await transaction.GetItemAsync(Rows.Item("1"));
            if (runs == 1)
            {
                await store.RunAsync(inner => inner.DeleteAllItems("orders"));
            }

            transaction.AppendEvent(Rows.Event(row is null ? "gone" : "there"));
        });

        var events = await store.ReadAsync(reader => reader.ListEventsAsync("Serverlesspresso", 0, 10));
        Assert.Equal("gone", Assert.Single(events).Id);
    }

    [Fact]
    public async Task Turn_ReadExecutionChangedMeanwhile_RunsAgain()
    {
        var store = await OpenStoreAsync();
        await store.PutExecutionAsync(Rows.Execution("a"));
        var versions = new List<long>();

        await store.RunAsync(async transaction =>
        {
            var row = await transaction.GetExecutionAsync(Rows.ExecutionArn("a"));
            versions.Add(row!.Version);
            if (versions.Count == 1)
            {
                await store.PutExecutionAsync(Rows.Execution("a"));
            }

            transaction.PutExecution(row);
        });

        Assert.Equal([1, 2], versions);
        var stored = await store.ReadAsync(reader => reader.GetExecutionAsync(Rows.ExecutionArn("a")));
        Assert.Equal(3, stored!.Version);
    }

    [Fact]
    public async Task Turn_ReadDefinitionChangedMeanwhile_RunsAgainThoughItWritesSomethingElse()
    {
        var store = await OpenStoreAsync();
        await store.PutDefinitionAsync(Rows.Definition("bus/rule", "1"));
        var runs = 0;

        await store.RunAsync(async transaction =>
        {
            runs++;
            var rule = await transaction.GetDefinitionAsync(DefinitionKind.Rule, "bus/rule");
            if (runs == 1)
            {
                await store.PutDefinitionAsync(Rows.Definition("bus/rule", "2"));
            }

            transaction.AppendEvent(Rows.Event("by " + rule!.Document));
        });

        var events = await store.ReadAsync(reader => reader.ListEventsAsync("Serverlesspresso", 0, 10));
        Assert.Equal("by 2", Assert.Single(events).Id);
    }

    [Fact]
    public async Task Turn_ReadsOnly_SeesOneSnapshotAndIsNotRunAgain()
    {
        var store = await OpenStoreAsync();
        await store.PutItemAsync(Rows.Item("1"), "old");
        await store.PutItemAsync(Rows.Item("2"), "old");
        var runs = 0;

        var seen = await store.RunAsync(async transaction =>
        {
            runs++;
            var first = await transaction.GetItemAsync(Rows.Item("1"));
            await store.PutItemAsync(Rows.Item("1"), "new");
            await store.PutItemAsync(Rows.Item("2"), "new");
            var second = await transaction.GetItemAsync(Rows.Item("2"));
            return Rows.Text(first!.Item) + " " + Rows.Text(second!.Item);
        });

        Assert.Equal("old old", seen);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Read_WritesBetweenItsReads_SeesOneSnapshot()
    {
        var store = await OpenStoreAsync();
        await store.PutItemAsync(Rows.Item("1"), "old");
        await store.PutItemAsync(Rows.Item("2"), "old");

        var seen = await store.ReadAsync(async reader =>
        {
            var first = await reader.GetItemAsync(Rows.Item("1"));
            await store.PutItemAsync(Rows.Item("2"), "new");
            var second = await reader.GetItemAsync(Rows.Item("2"));
            return Rows.Text(first!.Item) + " " + Rows.Text(second!.Item);
        });

        Assert.Equal("old old", seen);
    }

    [Fact]
    public async Task Turn_AfterItIsAnswered_IsSeenByEveryRead()
    {
        var store = await OpenStoreAsync();

        for (var number = 1; number <= 50; number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            await store.PutItemAsync(Rows.Item("1"), text);
            Assert.Equal(text, await store.GetItemAsync(Rows.Item("1")));
        }
    }

    [Fact]
    public async Task History_WithoutItsExecution_IsRefused()
    {
        var store = await OpenStoreAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.RunAsync(transaction =>
            transaction.AppendHistory(new HistoryRow(Rows.ExecutionArn("a"), 1, 1, Rows.Bytes("[]")))));
    }

    [Fact]
    public async Task Savepoint_RolledBack_UndoesWhatCameAfterItOnly()
    {
        var store = await OpenStoreAsync();

        var (seen, added) = await store.RunAsync(async transaction =>
        {
            await transaction.GetItemAsync(Rows.Item("1"));
            transaction.PutItem(Rows.Change(Rows.Item("1"), "before"));
            transaction.AddWork(Rows.Work("before"));
            var savepoint = transaction.CreateSavepoint();
            transaction.PutItem(Rows.Change(Rows.Item("1"), "after"));
            transaction.AddWork(Rows.Work("after"));
            transaction.AppendEvent(Rows.Event("after"));
            transaction.RollBackTo(savepoint);
            var row = await transaction.GetItemAsync(Rows.Item("1"));
            return (Rows.Text(row!.Item), transaction.AddedWork.Count);
        });

        Assert.Equal("before", seen);
        Assert.Equal(1, added);
        Assert.Equal("before", await store.GetItemAsync(Rows.Item("1")));
        Assert.Equal("before", Assert.Single(await store.ListDueAsync()).Key);
        Assert.Empty(await store.ReadAsync(reader => reader.ListEventsAsync("Serverlesspresso", 0, 10)));
    }

    [Fact]
    public async Task Savepoint_RolledBackTwice_StandsAsItWas()
    {
        var store = await OpenStoreAsync();

        await store.RunAsync(transaction =>
        {
            var savepoint = transaction.CreateSavepoint();
            transaction.AppendEvent(Rows.Event("1"));
            transaction.RollBackTo(savepoint);
            transaction.AppendEvent(Rows.Event("2"));
            transaction.RollBackTo(savepoint);
            transaction.AppendEvent(Rows.Event("3"));
        });

        var events = await store.ReadAsync(reader => reader.ListEventsAsync("Serverlesspresso", 0, 10));
        Assert.Equal("3", Assert.Single(events).Id);
    }

    [Fact]
    public async Task Write_OfARowTheTurnHasNotRead_IsRefused()
    {
        var store = await OpenStoreAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.RunAsync(transaction => transaction.PutItem(Rows.Change(Rows.Item("1"), "one"))));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.RunAsync(transaction => transaction.PutExecution(Rows.Execution("a"))));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.RunAsync(transaction => transaction.PutDefinition(Rows.Definition("bus/rule"))));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.RunAsync(transaction => transaction.DeleteDefinition(DefinitionKind.Rule, "bus/rule")));
    }

    [Fact]
    public async Task Turn_CancelledBeforeItRuns_DoesNotRun()
    {
        var store = await OpenStoreAsync();
        var hasRun = false;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.RunTurnAsync(
            _ => ValueTask.FromResult(hasRun = true), new CancellationToken(canceled: true)));

        Assert.False(hasRun);
    }

    [Fact]
    public async Task Dispose_TurnsUnderWay_EachIsCommittedOrFailed()
    {
        var store = await OpenStoreAsync();

        var turns = Enumerable.Range(0, 100)
            .Select(number => Task.Run(() => store.PutItemAsync(Rows.Item($"{number}"), "kept")))
            .ToList();
        await turns[0];
        await store.DisposeAsync();
        var committed = 0;
        foreach (var turn in turns)
        {
            try
            {
                await turn;
                committed++;
            }
            catch (Exception exception) when (exception is StoreStoppedException or ObjectDisposedException)
            {
                // Not accepted: the store had begun to close.
            }
        }

        var reopened = await OpenStoreAsync();
        Assert.Equal(committed, await reopened.ReadAsync(reader => reader.CountItemsAsync("orders")));
    }

    [Fact]
    public async Task Turn_AfterDispose_IsRefused()
    {
        var store = await OpenStoreAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<StoreStoppedException>(() => store.PutItemAsync(Rows.Item("1"), "late"));
        await Assert.ThrowsAsync<StoreStoppedException>(() => store.GetItemAsync(Rows.Item("1")));
    }
}
