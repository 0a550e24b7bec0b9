using System.Globalization;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>Facts about turns: what fences them, what they see, what becomes of them.</summary>
public abstract class StoreTurnConformance : StoreConformanceSetting
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
    public async Task Turn_RunAgainAndThenThrowing_ReachesTheCallerAndHarmsNoNeighbour()
    {
        var store = await OpenStoreAsync();
        await store.PutItemAsync(Rows.Item("hot"), "0");

        var turns = Enumerable.Range(0, 40).Select(number => store.RunAsync(async transaction =>
        {
            var hot = await transaction.GetItemAsync(Rows.Item("hot"));
            await Task.Yield();
            transaction.PutItem(Rows.Change(Rows.Item("hot"), Rows.Text(hot!.Item) + "."));
            if (number % 4 == 0)
            {
                throw new InvalidDataException(number.ToString(CultureInfo.InvariantCulture));
            }
        })).ToList();
        var failures = new List<string>();
        foreach (var turn in turns)
        {
            try
            {
                await turn;
            }
            catch (InvalidDataException exception)
            {
                failures.Add(exception.Message);
            }
        }

        Assert.Equal(["0", "4", "8", "12", "16", "20", "24", "28", "32", "36"], failures);
        Assert.Equal("0" + new string('.', 30), await store.GetItemAsync(Rows.Item("hot")));
    }

    [Fact]
    public async Task History_WithoutItsExecution_IsRefused()
    {
        var store = await OpenStoreAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.RunAsync(transaction =>
            transaction.AppendHistory(new HistoryRow(Rows.ExecutionArn("a"), 1, 1, Rows.Bytes("[]")))));
    }

    [Fact]
    public async Task HotCounter_SixtyFourTurnsAtOnce_CountsEachOnceAndAnswersEachOnce()
    {
        var store = await OpenStoreAsync();
        await store.PutItemAsync(Rows.Item("counter"), "0");

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            var mine = new List<int>();
            for (var round = 0; round < 10; round++)
            {
                mine.Add(await store.RunAsync(CountUpAsync));
            }

            return mine;
        })));

        Assert.Equal("640", await store.GetItemAsync(Rows.Item("counter")));
        Assert.Equal(Enumerable.Range(1, 640), answers.SelectMany(mine => mine).Order());
        Assert.All(answers, mine => Assert.Equal(mine.Order(), mine));
    }

    [Fact]
    public async Task Transfers_ManyAtOnceBesideReaders_NeverShowASumThatIsNotWhole()
    {
        const int accounts = 5;
        var store = await OpenStoreAsync();
        for (var account = 0; account < accounts; account++)
        {
            await store.PutItemAsync(Rows.Item($"{account}"), "100");
        }

        var writers = Enumerable.Range(1, 4).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var round = 0; round < 100; round++)
            {
                var (from, to) = (random.Next(accounts), random.Next(accounts));
                await store.RunAsync(async transaction =>
                {
                    Assert.Equal(100 * accounts, await SumAsync(transaction, accounts));
                    await AddAsync(transaction, from, -1);
                    await AddAsync(transaction, to, 1);
                    Assert.Equal(100 * accounts, await SumAsync(transaction, accounts));
                });
            }
        }));
        var readers = Enumerable.Range(1, 2).Select(_ => Task.Run(async () =>
        {
            for (var round = 0; round < 200; round++)
            {
                Assert.Equal(100 * accounts, await store.ReadAsync(async reader => await SumAsync(reader, accounts)));
                Assert.Equal(100 * accounts, await store.RunAsync(async reader => await SumAsync(reader, accounts)));
            }
        }));

        await Task.WhenAll([.. writers, .. readers]);
        Assert.Equal(100 * accounts, await store.ReadAsync(async reader => await SumAsync(reader, accounts)));
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

    private static async ValueTask<int> CountUpAsync(ITurnTransaction transaction)
    {
        var row = await transaction.GetItemAsync(Rows.Item("counter"));
        var next = int.Parse(Rows.Text(row!.Item), CultureInfo.InvariantCulture) + 1;
        transaction.PutItem(Rows.Change(Rows.Item("counter"), next.ToString(CultureInfo.InvariantCulture)));
        return next;
    }

    private static async Task AddAsync(ITurnTransaction transaction, int account, int amount)
    {
        var row = await transaction.GetItemAsync(Rows.Item($"{account}"));
        var balance = int.Parse(Rows.Text(row!.Item), CultureInfo.InvariantCulture) + amount;
        transaction.PutItem(Rows.Change(Rows.Item($"{account}"), balance.ToString(CultureInfo.InvariantCulture)));
    }

    // One row at a time and all in one list, in turns, so that rows from memory and from the file stand side by side.
    private static async Task<int> SumAsync(IStoreReader reader, int accounts)
    {
        var sum = 0;
        for (var account = 0; account < accounts - 1; account++)
        {
            var row = await reader.GetItemAsync(Rows.Item($"{account}"));
            sum += int.Parse(Rows.Text(row!.Item), CultureInfo.InvariantCulture);
        }

        var query = new ItemQuery { TableName = "orders", PartitionKey = Rows.Key($"{accounts - 1}"), Limit = 1 };
        var last = Assert.Single(await reader.QueryItemsAsync(query));
        return sum + int.Parse(Rows.Text(last.Item), CultureInfo.InvariantCulture);
    }
}
