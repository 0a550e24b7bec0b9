using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>Facts about items, their indexes, and how a turn's queries see its own writes.</summary>
public abstract class StoreItemConformance : StoreWorkConformance
{
    [Fact]
    public async Task Item_PutChangedAndDeleted_CountsItsVersions()
    {
        var store = await OpenStoreAsync();
        await store.PutItemAsync(Rows.Item("1", "a"), "one");
        await store.PutItemAsync(Rows.Item("1", "a"), "two");

        var row = await store.ReadAsync(reader => reader.GetItemAsync(Rows.Item("1", "a")));
        await store.PutItemAsync(Rows.Item("1", "a"), null);

        Assert.Equal(2, row!.Version);
        Assert.Equal("two", Rows.Text(row.Item));
        Assert.Null(await store.GetItemAsync(Rows.Item("1", "a")));
        Assert.Null(await store.GetItemAsync(Rows.Item("1")));
        Assert.Null(await store.GetItemAsync(Rows.Item("1", "a", "another table")));
    }

    [Fact]
    public async Task Item_OfFourHundredKilobytes_IsReadBackWhole()
    {
        var store = await OpenStoreAsync();
        var bytes = new byte[400 * 1_024];
        new Random(7).NextBytes(bytes);
        var key = Rows.Item("big");

        await store.RunAsync(async transaction =>
        {
            await transaction.GetItemAsync(key);
            transaction.PutItem(new ItemChange { Key = key, Item = bytes });
        });

        var row = await store.ReadAsync(reader => reader.GetItemAsync(key));
        Assert.Equal(bytes, row!.Item.ToArray());
    }

    [Fact]
    public async Task Item_OfNoBytes_IsThere()
    {
        var store = await OpenStoreAsync();

        await store.PutItemAsync(Rows.Item("1"), string.Empty);

        Assert.Equal(string.Empty, await store.GetItemAsync(Rows.Item("1")));
    }

    [Fact]
    public async Task QueryItems_ByEveryBound_GivesTheRangeInOrder()
    {
        var store = await OpenStoreAsync();
        foreach (var sortKey in new[] { "c", "a", "e", "b", "d", "" })
        {
            await store.PutItemAsync(Rows.Item("1", sortKey), "x");
            await store.PutItemAsync(Rows.Item("2", sortKey), "x");
        }

        var all = Query("1");
        Assert.Equal(["", "a", "b", "c", "d", "e"], await SortKeysAsync(store, all));
        Assert.Equal(["e", "d", "c", "b", "a", ""], await SortKeysAsync(store, all with { IsDescending = true }));
        var range = all with { SortKeyFrom = Rows.Key("b"), SortKeyTo = Rows.Key("d") };
        Assert.Equal(["b", "c", "d"], await SortKeysAsync(store, range));
        Assert.Equal(["c", "d"], await SortKeysAsync(store, range with { IncludesFrom = false }));
        Assert.Equal(["b", "c"], await SortKeysAsync(store, range with { IncludesTo = false }));
        Assert.Equal(["d", "c", "b"], await SortKeysAsync(store, range with { IsDescending = true }));
        Assert.Equal(["b", "c"], await SortKeysAsync(store, range with { Limit = 2 }));
        Assert.Equal(["c", "d"], await SortKeysAsync(store, range with { After = Place("1", "b") }));
        Assert.Equal(["c", "b"], await SortKeysAsync(store, range with { IsDescending = true, After = Place("1", "d") }));
        Assert.Equal(["b"], await SortKeysAsync(store, range with { After = Place("1", "a"), Limit = 1 }));
        Assert.Empty(await SortKeysAsync(store, Query("3")));
        Assert.Empty(await SortKeysAsync(store, all with { TableName = "no table" }));
    }

    [Fact]
    public async Task QueryItems_OfAnIndex_FollowsTheIndexThenTheTablesKey()
    {
        var store = await OpenStoreAsync();
        await PutIndexedAsync(store, "4", Rows.Entry("CREATED", "2"));
        await PutIndexedAsync(store, "3", Rows.Entry("CREATED", "1"));
        await PutIndexedAsync(store, "2", Rows.Entry("COMPLETED", "1"));
        await PutIndexedAsync(store, "1", Rows.Entry("CREATED", "2"));
        await PutIndexedAsync(store, "0", null);
        var query = Query("CREATED") with { IndexName = "byState" };

        Assert.Equal(["3", "1", "4"], await PartitionKeysAsync(store, query));
        Assert.Equal(["4", "1", "3"], await PartitionKeysAsync(store, query with { IsDescending = true }));
        Assert.Equal(["1", "4"], await PartitionKeysAsync(store, query with { SortKeyFrom = Rows.Key("2") }));
        var after = new ItemPlace(Rows.Key("CREATED"), Rows.Key("2"), Rows.Key("1"), Rows.Key(""));
        Assert.Equal(["4"], await PartitionKeysAsync(store, query with { After = after }));
        Assert.Equal(["3"], await PartitionKeysAsync(store, query with { After = after, IsDescending = true }));
        var rows = await store.ReadAsync(reader => reader.QueryItemsAsync(query with { Limit = 1 }));
        Assert.Equal(Rows.Key("1"), Assert.Single(rows).IndexSortKey);
        Assert.Equal(Rows.Key("CREATED"), rows[0].IndexPartitionKey);
        Assert.Empty(await PartitionKeysAsync(store, query with { IndexName = "no index" }));
    }

    [Fact]
    public async Task Item_MovesInItsIndex_IsFoundWhereItIsNow()
    {
        var store = await OpenStoreAsync();
        var (created, completed) = (Rows.Entry("CREATED"), Rows.Entry("COMPLETED"));
        var key = Rows.Item("1");
        var query = Query("CREATED") with { IndexName = "byState" };

        await store.PutItemAsync(Rows.Change(key, "a", null, created));
        Assert.Equal(["1"], await PartitionKeysAsync(store, query));
        await store.PutItemAsync(Rows.Change(key, "b", created, created));
        Assert.Equal(["1"], await PartitionKeysAsync(store, query));
        await store.PutItemAsync(Rows.Change(key, "c", created, completed));
        Assert.Empty(await PartitionKeysAsync(store, query));
        Assert.Equal(["1"], await PartitionKeysAsync(store, query with { PartitionKey = Rows.Key("COMPLETED") }));
        await store.PutItemAsync(Rows.Change(key, null, completed, null));
        Assert.Empty(await PartitionKeysAsync(store, query with { PartitionKey = Rows.Key("COMPLETED") }));
    }

    [Fact]
    public async Task ScanItems_InPages_LosesAndRepeatsNothing()
    {
        var store = await OpenStoreAsync();
        for (var number = 0; number < 10; number++)
        {
            await store.PutItemAsync(Rows.Change(
                Rows.Item($"{number % 3}", $"{number}"), "x", null, Rows.Entry($"{number % 2}", $"{number % 4}")));
        }

        await store.PutItemAsync(Rows.Item("1", table: "another table"), "x");

        Assert.Equal(["00", "03", "06", "09", "11", "14", "17", "22", "25", "28"], await PagesAsync(null));
        Assert.Equal(["00", "14", "28", "06", "22", "09", "11", "25", "03", "17"], await PagesAsync("byState"));
        Assert.Equal(10, await store.ReadAsync(reader => reader.CountItemsAsync("orders")));

        async Task<List<string>> PagesAsync(string? indexName)
        {
            var seen = new List<string>();
            ItemPlace? after = null;
            while (true)
            {
                var scan = new ItemScan("orders", indexName, after, Limit: 3);
                var page = await store.ReadAsync(reader => reader.ScanItemsAsync(scan));
                seen.AddRange(page.Select(row => Text(row.Key.PartitionKey) + Text(row.Key.SortKey)));
                if (page.Count < 3)
                {
                    return seen;
                }

                after = PlaceOf(page[^1]);
            }
        }
    }

    [Fact]
    public async Task DeleteAllItems_OfOneTable_LeavesTheOthers()
    {
        var store = await OpenStoreAsync();
        await PutIndexedAsync(store, "1", Rows.Entry("CREATED"));
        await store.PutItemAsync(Rows.Item("1", table: "another table"), "x");

        await store.RunAsync(transaction => transaction.DeleteAllItems("orders"));

        Assert.Equal(0, await store.ReadAsync(reader => reader.CountItemsAsync("orders")));
        Assert.Empty(await PartitionKeysAsync(store, Query("CREATED") with { IndexName = "byState" }));
        Assert.Equal("x", await store.GetItemAsync(Rows.Item("1", table: "another table")));
    }

    [Fact]
    public async Task DeleteAllItems_ThenPutInTheSameTurn_KeepsWhatWasPutAfter()
    {
        var store = await OpenStoreAsync();
        await PutIndexedAsync(store, "1", Rows.Entry("CREATED"));
        await PutIndexedAsync(store, "2", Rows.Entry("CREATED"));
        var query = Query("CREATED") with { IndexName = "byState" };

        var seen = await store.RunAsync(async transaction =>
        {
            await transaction.GetItemAsync(Rows.Item("1"));
            await transaction.GetItemAsync(Rows.Item("2"));
            transaction.PutItem(Rows.Change(Rows.Item("2"), "before"));
            transaction.DeleteAllItems("orders");
            Assert.Null(await transaction.GetItemAsync(Rows.Item("1")));
            Assert.Empty(await transaction.QueryItemsAsync(query));
            transaction.PutItem(Rows.Change(Rows.Item("1"), "again", Rows.Entry("CREATED"), Rows.Entry("CREATED")));
            return await transaction.QueryItemsAsync(query);
        });

        Assert.Equal("again", Rows.Text(Assert.Single(seen).Item));
        Assert.Equal(["1"], await PartitionKeysAsync(store, query));
        Assert.Equal("again", await store.GetItemAsync(Rows.Item("1")));
        Assert.Null(await store.GetItemAsync(Rows.Item("2")));
    }

    [Fact]
    public async Task QueryItems_InATurn_SeesItsOwnWritesInOrderWithinTheLimit()
    {
        var store = await OpenStoreAsync();
        foreach (var sortKey in new[] { "a", "b", "c", "e", "f" })
        {
            await store.PutItemAsync(Rows.Item("1", sortKey), "stored");
        }

        await store.RunAsync(async transaction =>
        {
            await PutAsync(transaction, "a", null);
            await PutAsync(transaction, "b", "own");
            await PutAsync(transaction, "d", "own");
            await PutAsync(transaction, "g", "own");
            await PutAsync(transaction, "h", "own");
            await PutAsync(transaction, "h", null);

            var all = Query("1");
            Assert.Equal("b=own c=stored d=own e=stored f=stored g=own", await ShowAsync(all));
            Assert.Equal("b=own c=stored", await ShowAsync(all with { Limit = 2 }));
            Assert.Equal("g=own f=stored", await ShowAsync(all with { Limit = 2, IsDescending = true }));
            Assert.Equal("d=own e=stored", await ShowAsync(all with { Limit = 2, After = Place("1", "c") }));
            Assert.Equal(
                "c=stored b=own", await ShowAsync(all with { Limit = 5, IsDescending = true, After = Place("1", "d") }));
            Assert.Equal(
                "c=stored d=own",
                await ShowAsync(all with { SortKeyFrom = Rows.Key("b"), IncludesFrom = false, SortKeyTo = Rows.Key("d") }));
            Assert.Equal(
                "c=stored",
                await ShowAsync(all with { SortKeyFrom = Rows.Key("c"), SortKeyTo = Rows.Key("d"), IncludesTo = false }));

            async Task<string> ShowAsync(ItemQuery query) => string.Join(
                ' ',
                (await transaction.QueryItemsAsync(query)).Select(row => Text(row.Key.SortKey) + "=" + Rows.Text(row.Item)));
        });
    }

    [Fact]
    public async Task QueryItems_InATurnOverAnIndex_SeesItsOwnMoves()
    {
        var store = await OpenStoreAsync();
        var (created, completed) = (Rows.Entry("CREATED"), Rows.Entry("COMPLETED"));
        await PutIndexedAsync(store, "1", created);
        await PutIndexedAsync(store, "2", created);
        await PutIndexedAsync(store, "3", completed);

        await store.RunAsync(async transaction =>
        {
            await transaction.GetItemAsync(Rows.Item("1"));
            await transaction.GetItemAsync(Rows.Item("3"));
            transaction.PutItem(Rows.Change(Rows.Item("1"), "x", created, completed));
            transaction.PutItem(Rows.Change(Rows.Item("3"), "x", completed, created));

            var query = Query("CREATED") with { IndexName = "byState" };
            var moved = await transaction.QueryItemsAsync(query);
            Assert.Equal(["2", "3"], moved.Select(row => Text(row.Key.PartitionKey)));
            Assert.All(moved, row => Assert.Equal(Rows.Key("CREATED"), row.IndexPartitionKey));
            var scanned = await transaction.ScanItemsAsync(new ItemScan("orders", "byState", After: null, Limit: 10));
            Assert.Equal(["1", "2", "3"], scanned.Select(row => Text(row.Key.PartitionKey)));
        });

        Assert.Equal(["2", "3"], await PartitionKeysAsync(store, Query("CREATED") with { IndexName = "byState" }));
    }

    [Fact]
    public async Task Reopen_AfterWritesOfEveryKind_KeepsAll()
    {
        var store = await OpenStoreAsync();
        await store.PutDefinitionAsync(Rows.Definition("bus/rule"));
        await store.PutExecutionAsync(
            Rows.Execution("a"), new HistoryRow(Rows.ExecutionArn("a"), 1, 2, Rows.Bytes("[]")));
        await PutIndexedAsync(store, "1", Rows.Entry("CREATED"));
        await store.RunAsync(transaction => transaction.AppendEvent(Rows.Event("1")));
        var work = await store.AddWorkAsync(Rows.Work("brew"));
        await store.RunAsync(transaction => transaction.AddDeadLetter(Rows.DeadLetter("1")));

        store = await ReopenAsync(store);

        Assert.NotNull(await store.ReadAsync(reader => reader.GetDefinitionAsync(DefinitionKind.Rule, "bus/rule")));
        Assert.NotNull(await store.ReadAsync(reader => reader.GetExecutionAsync(Rows.ExecutionArn("a"))));
        Assert.Single(await store.ReadAsync(reader => reader.ListHistoryAsync(Rows.ExecutionArn("a"), 1, 10)));
        Assert.Equal(["1"], await PartitionKeysAsync(store, Query("CREATED") with { IndexName = "byState" }));
        Assert.Single(await store.ReadAsync(reader => reader.ListEventsAsync("Serverlesspresso", 0, 10)));
        Assert.Equal([work], await store.ListDueAsync());
        Assert.Single(await store.ReadAsync(reader => reader.ListDeadLettersAsync(0, 10)));
    }

    private static ItemQuery Query(string partitionKey) =>
        new() { TableName = "orders", PartitionKey = Rows.Key(partitionKey), Limit = 100 };

    private static ItemPlace Place(string partitionKey, string sortKey) =>
        new(Rows.Key(partitionKey), Rows.Key(sortKey), Rows.Key(partitionKey), Rows.Key(sortKey));

    private static ItemPlace PlaceOf(ItemRow row) =>
        new(row.IndexPartitionKey, row.IndexSortKey, row.Key.PartitionKey, row.Key.SortKey);

    private static string Text(KeyBytes key) => Rows.Text(key.Bytes);

    private static Task PutIndexedAsync(IStore store, string partitionKey, IndexEntry? entry) =>
        store.PutItemAsync(Rows.Change(Rows.Item(partitionKey), "x", null, entry));

    private static async Task PutAsync(ITurnTransaction transaction, string sortKey, string? item)
    {
        await transaction.GetItemAsync(Rows.Item("1", sortKey));
        transaction.PutItem(Rows.Change(Rows.Item("1", sortKey), item));
    }

    private static async Task<List<string>> SortKeysAsync(IStore store, ItemQuery query)
    {
        var rows = await store.ReadAsync(reader => reader.QueryItemsAsync(query));
        return rows.Select(row => Text(row.Key.SortKey)).ToList();
    }

    private static async Task<List<string>> PartitionKeysAsync(IStore store, ItemQuery query)
    {
        var rows = await store.ReadAsync(reader => reader.QueryItemsAsync(query));
        return rows.Select(row => Text(row.Key.PartitionKey)).ToList();
    }
}
