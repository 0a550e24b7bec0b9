using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>Facts about definitions, executions, history, events and dead letters.</summary>
public abstract class StoreRowConformance : StoreTurnConformance
{
    [Fact]
    public async Task Definition_Put_IsReadBackWithItsVersionCounted()
    {
        var store = await OpenStoreAsync();

        await store.PutDefinitionAsync(Rows.Definition("bus/rule", "one"));
        await store.PutDefinitionAsync(Rows.Definition("bus/rule", "two") with { Version = 77 });

        var row = await store.ReadAsync(reader => reader.GetDefinitionAsync(DefinitionKind.Rule, "bus/rule"));
        Assert.Equal(Rows.Definition("bus/rule", "two") with { Version = 2 }, row);
    }

    [Fact]
    public async Task Definition_SameNameOfAnotherKind_IsAnotherRow()
    {
        var store = await OpenStoreAsync();
        await store.PutDefinitionAsync(Rows.Definition("name", "rule"));

        Assert.Null(await store.ReadAsync(reader => reader.GetDefinitionAsync(DefinitionKind.Bus, "name")));
        Assert.Null(await store.ReadAsync(reader => reader.GetDefinitionAsync(DefinitionKind.Rule, "NAME")));
    }

    [Fact]
    public async Task Definition_Deleted_IsGoneAlsoWithinTheTurn()
    {
        var store = await OpenStoreAsync();
        await store.PutDefinitionAsync(Rows.Definition("bus/rule"));

        await store.RunAsync(async transaction =>
        {
            await transaction.GetDefinitionAsync(DefinitionKind.Rule, "bus/rule");
            transaction.DeleteDefinition(DefinitionKind.Rule, "bus/rule");
            Assert.Null(await transaction.GetDefinitionAsync(DefinitionKind.Rule, "bus/rule"));
        });

        Assert.Null(await store.ReadAsync(reader => reader.GetDefinitionAsync(DefinitionKind.Rule, "bus/rule")));
    }

    [Fact]
    public async Task Definition_PutInTheTurn_IsSeenByTheTurn()
    {
        var store = await OpenStoreAsync();

        var seen = await store.RunAsync(async transaction =>
        {
            await transaction.GetDefinitionAsync(DefinitionKind.Rule, "bus/rule");
            transaction.PutDefinition(Rows.Definition("bus/rule", "mine"));
            return await transaction.GetDefinitionAsync(DefinitionKind.Rule, "bus/rule");
        });

        Assert.Equal(Rows.Definition("bus/rule", "mine") with { Version = 1 }, seen);
    }

    [Fact]
    public async Task ListDefinitions_ByPrefixAndPage_FollowsOrdinalOrder()
    {
        var store = await OpenStoreAsync();
        foreach (var name in new[] { "b/é", "a/1", "b/Z", "b/", "c/1", "b/a", "b/a2", "b", "b0" })
        {
            await store.PutDefinitionAsync(Rows.Definition(name));
        }

        Assert.Equal(["b/", "b/Z", "b/a", "b/a2", "b/é"], await ListAsync("b/", null, 10));
        Assert.Equal(["b/", "b/Z"], await ListAsync("b/", null, 2));
        Assert.Equal(["b/a", "b/a2"], await ListAsync("b/", "b/Z", 2));
        Assert.Equal(["b/é"], await ListAsync("b/", "b/a2", 2));
        Assert.Equal(["b/", "b/Z"], await ListAsync("b/", "a/1", 2));
        Assert.Equal(["b/Z"], await ListAsync("b/", "b/", 1));
        Assert.Empty(await ListAsync("b/", "b0", 2));
        Assert.Equal(["a/1", "b", "b/", "b/Z", "b/a", "b/a2", "b/é", "b0", "c/1"], await ListAsync("", null, 10));
        Assert.Empty(await ListAsync("d", null, 10));

        async Task<List<string>> ListAsync(string prefix, string? after, int limit)
        {
            var rows = await store.ReadAsync(
                reader => reader.ListDefinitionsAsync(DefinitionKind.Rule, prefix, after, limit));
            return rows.Select(row => row.Name).ToList();
        }
    }

    [Fact]
    public async Task Execution_Put_IsReadBackWhole()
    {
        var store = await OpenStoreAsync();
        var row = Rows.Execution("a", ExecutionStatus.Failed) with
        {
            StoppedAt = Rows.Morning.AddTicks(12_345_678),
            Input = """{"drink":"☕ Café \u0000"}""" + "\0after a NUL",
            Output = "out",
            Error = "States.Timeout",
            Cause = "too late",
            TraceHeader = "Root=1-2-3",
            Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            RedriveCount = 2,
            RedrivenAt = Rows.Morning.AddTicks(7),
            RedriveTokens = "[]",
            Checkpoint = new byte[] { 0, 1, 2, 255 },
        };

        await store.PutExecutionAsync(row);

        var stored = await store.ReadAsync(reader => reader.GetExecutionAsync(row.Arn));
        Assert.Equal(new byte[] { 0, 1, 2, 255 }, stored!.Checkpoint!.Value.ToArray());
        Assert.Equal(row with { Checkpoint = stored.Checkpoint, Version = 1 }, stored);
    }

    [Fact]
    public async Task Execution_Ended_KeepsNoCheckpoint()
    {
        var store = await OpenStoreAsync();
        await store.PutExecutionAsync(Rows.Execution("a"));

        await store.PutExecutionAsync(Rows.Execution("a", ExecutionStatus.Succeeded) with { Output = "{}" });

        var stored = await store.ReadAsync(reader => reader.GetExecutionAsync(Rows.ExecutionArn("a")));
        Assert.Equal(Rows.Execution("a", ExecutionStatus.Succeeded) with { Output = "{}", Version = 2 }, stored);
    }

    [Fact]
    public async Task ListExecutions_ByMachineAndStatus_GivesTheNewestFirstWithoutPayloads()
    {
        var store = await OpenStoreAsync();
        await PutManyAsync(store);

        Assert.Equal(["9", "8", "7", "6", "5", "4", "3", "2", "1", "0"], await ListAsync(store, Rows.Machine, null));
        Assert.Equal(["9", "4"], await ListAsync(store, Rows.Machine, ExecutionStatus.Aborted));
        Assert.Equal(["5", "0"], await ListAsync(store, Rows.Machine, ExecutionStatus.Running));
        Assert.Equal(["6", "1"], await ListAsync(store, Rows.Machine, ExecutionStatus.Succeeded));
        Assert.Equal(["other", "5", "0"], await ListAsync(store, null, ExecutionStatus.Running));
        Assert.Equal(11, (await ListAsync(store, null, null)).Count);
        Assert.Empty(await ListAsync(store, "arn:none", null));
        var rows = await store.ReadAsync(
            reader => reader.ListExecutionsAsync(new ExecutionQuery(Rows.Machine, null, null, 1)));
        Assert.Equal(
            Rows.Execution("9", ExecutionStatus.Aborted, Rows.Morning.AddSeconds(4)) with
            {
                Input = string.Empty,
                Version = 2,
            },
            Assert.Single(rows));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(Rows.Machine, null)]
    [InlineData(Rows.Machine, ExecutionStatus.Running)]
    [InlineData(null, ExecutionStatus.Aborted)]
    public async Task ListExecutions_InPages_LosesAndRepeatsNothing(string? machine, ExecutionStatus? status)
    {
        var store = await OpenStoreAsync();
        await PutManyAsync(store);
        var whole = await ListAsync(store, machine, status);
        var paged = new List<string>();
        ExecutionPlace? after = null;

        while (true)
        {
            var place = after;
            var page = await store.ReadAsync(
                reader => reader.ListExecutionsAsync(new ExecutionQuery(machine, status, place, Limit: 1)));
            if (page.Count == 0)
            {
                break;
            }

            var last = Assert.Single(page);
            paged.Add(last.Name);
            after = new ExecutionPlace(last.StartedAt, last.Arn);
        }

        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task History_Appended_IsListedInOrderFromTheRowThatHoldsTheEvent()
    {
        var store = await OpenStoreAsync();
        await store.PutExecutionAsync(Rows.Execution("other"), History("other", 1, 9));
        await store.PutExecutionAsync(Rows.Execution("a"), History("a", 1, 3));
        await store.PutExecutionAsync(Rows.Execution("a"), History("a", 4, 4), History("a", 5, 8));

        Assert.Equal([1, 4, 5], await ListAsync(1, 10));
        Assert.Equal([1, 4, 5], await ListAsync(3, 10));
        Assert.Equal([4, 5], await ListAsync(4, 10));
        Assert.Equal([4], await ListAsync(4, 1));
        Assert.Equal([5], await ListAsync(8, 10));
        Assert.Empty(await ListAsync(9, 10));

        async Task<List<long>> ListAsync(long first, int limit)
        {
            var rows = await store.ReadAsync(
                reader => reader.ListHistoryAsync(Rows.ExecutionArn("a"), first, limit));
            Assert.All(rows, row => Assert.Equal($"[{row.FirstEventId}..{row.LastEventId}]", Rows.Text(row.Events)));
            return rows.Select(row => row.FirstEventId).ToList();
        }
    }

    [Fact]
    public async Task Event_Appended_IsListedByBusInOrderOfCommit()
    {
        var store = await OpenStoreAsync();
        await store.RunAsync(transaction =>
        {
            transaction.AppendEvent(Rows.Event("1") with { Routes = "[]" });
            transaction.AppendEvent(Rows.Event("2"));
        });
        await store.RunAsync(transaction => transaction.AppendEvent(Rows.Event("other", "another bus")));
        await store.RunAsync(transaction => transaction.AppendEvent(Rows.Event("3")));

        var all = await ListAsync(0, 10);
        Assert.Equal(["1", "2", "3"], all.Select(row => row.Id));
        Assert.Equal(all.Select(row => row.Sequence).Order(), all.Select(row => row.Sequence));
        Assert.True(all[0].Sequence > 0);
        Assert.Equal(Rows.Event("1") with { Routes = "[]", Sequence = all[0].Sequence, Envelope = all[0].Envelope }, all[0]);
        Assert.Equal("""{"id":"1"}""", Rows.Text(all[0].Envelope));
        Assert.Equal(["2"], (await ListAsync(all[0].Sequence, 1)).Select(row => row.Id));
        Assert.Empty(await ListAsync(all[2].Sequence, 1));
        Assert.Equal(["3", "2"], (await ListLatestAsync(null, 2)).Select(row => row.Id));
        Assert.Equal(["2", "1"], (await ListLatestAsync(all[2].Sequence, 10)).Select(row => row.Id));

        Task<IReadOnlyList<EventRow>> ListLatestAsync(long? before, int limit) =>
            store.ReadAsync(reader => reader.ListLatestEventsAsync("Serverlesspresso", before, limit));

        Task<IReadOnlyList<EventRow>> ListAsync(long after, int limit) =>
            store.ReadAsync(reader => reader.ListEventsAsync("Serverlesspresso", after, limit));
    }

    [Fact]
    public async Task DeadLetter_AddedAndDeleted_KeepsItsPlaceForEver()
    {
        var store = await OpenStoreAsync();
        await store.RunAsync(transaction => transaction.AddDeadLetter(Rows.DeadLetter("1")));
        await store.RunAsync(transaction => transaction.AddDeadLetter(Rows.DeadLetter("2")));
        var before = await ListAsync(store, 0);

        await store.RunAsync(transaction => transaction.DeleteDeadLetter(before[1].Sequence));
        await store.RunAsync(transaction => transaction.DeleteDeadLetter(before[1].Sequence));
        store = await ReopenAsync(store);
        await store.RunAsync(transaction => transaction.AddDeadLetter(Rows.DeadLetter("3")));

        var after = await ListAsync(store, 0);
        Assert.Equal(Rows.DeadLetter("1") with { Sequence = before[0].Sequence }, after[0]);
        Assert.Equal("3", after[1].Key);
        Assert.True(after[1].Sequence > before[1].Sequence);
        Assert.Equal(["3"], (await ListAsync(store, after[0].Sequence)).Select(row => row.Key));

        static Task<IReadOnlyList<DeadLetterRow>> ListAsync(IStore store, long after) =>
            store.ReadAsync(reader => reader.ListDeadLettersAsync(after, 10));
    }

    private static HistoryRow History(string name, long first, long last) =>
        new(Rows.ExecutionArn(name), first, last, Rows.Bytes($"[{first}..{last}]"));

    private static async Task PutManyAsync(IStore store)
    {
        // Two start at each instant, and each ends in one of the five ways.
        for (var number = 0; number < 10; number++)
        {
            var row = Rows.Execution($"{number}", ExecutionStatus.Running, Rows.Morning.AddSeconds(number / 2));
            await store.PutExecutionAsync(row);
            await store.PutExecutionAsync(row with { Status = (ExecutionStatus)((number % 5) + 1), Checkpoint = null });
        }

        await store.PutExecutionAsync(Rows.Execution("other", ExecutionStatus.Running, Rows.Morning.AddDays(1)) with
        {
            StateMachineArn = Rows.Machine + "Other",
        });
    }

    private static async Task<List<string>> ListAsync(IStore store, string? machine, ExecutionStatus? status)
    {
        var rows = await store.ReadAsync(
            reader => reader.ListExecutionsAsync(new ExecutionQuery(machine, status, After: null, Limit: 100)));
        return rows.Select(row => row.Name).ToList();
    }
}
