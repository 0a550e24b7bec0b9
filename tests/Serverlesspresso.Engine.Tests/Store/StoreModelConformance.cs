using System.Globalization;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>Random turns on a store and on a model of it: they agree within every turn and after it.</summary>
public abstract class StoreModelConformance : StoreArchiveConformance
{
    private const int TurnsPerRun = 150;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task RandomTurns_BesideAModel_Agree(int seed)
    {
        var random = new Random(seed);
        var store = await OpenStoreAsync();
        var model = new StoreModel();
        for (var turn = 0; turn < TurnsPerRun; turn++)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, turn {turn}");
            model = await RunOneAsync(store, model, random, where);
            if (random.Next(40) == 0)
            {
                store = await ReopenAsync(store);
            }

            var stored = model;
            await store.ReadAsync(async reader =>
            {
                await CompareAsync(reader, stored, random, where + ", after it");
                Agree(stored.ListWork(), await reader.ListDueWorkAsync(1, DateTimeOffset.MaxValue, 1_000), where);
                var events = await reader.ListEventsAsync("Serverlesspresso", 0, 10_000);
                Agree(stored.Events, events.Select(row => row.Id), where);
                return true;
            });
        }
    }

    private static async Task<StoreModel> RunOneAsync(IStore store, StoreModel before, Random random, string where)
    {
        var (after, fails) = (before.Clone(), random.Next(6) == 0);
        try
        {
            await store.RunAsync(async transaction =>
            {
                for (var count = random.Next(1, 8); count > 0; count--)
                {
                    await WriteOneAsync(transaction, after, random);
                    after = await MaybeUndoAsync(transaction, after, random);
                    await CompareAsync(transaction, after, random, where);
                }

                if (fails)
                {
                    throw new InvalidDataException();
                }
            });
        }
        catch (InvalidDataException)
        {
            return before;
        }

        return after;
    }

    private static async Task<StoreModel> MaybeUndoAsync(ITurnTransaction transaction, StoreModel model, Random random)
    {
        if (random.Next(5) != 0)
        {
            return model;
        }

        var (savepoint, undone) = (transaction.CreateSavepoint(), model.Clone());
        await WriteOneAsync(transaction, undone, random);
        await WriteOneAsync(transaction, undone, random);
        transaction.RollBackTo(savepoint);
        return model;
    }

    private static async Task WriteOneAsync(ITurnTransaction transaction, StoreModel model, Random random)
    {
        var text = random.Next(1_000).ToString(CultureInfo.InvariantCulture);
        switch (random.Next(12))
        {
            case 0 when random.Next(4) == 0:
                transaction.DeleteAllItems("orders");
                model.DeleteAll("orders");
                break;
            case 1:
                transaction.AppendEvent(Rows.Event(text));
                model.Events.Add(text);
                break;
            case 2:
                model.PutWork(transaction.AddWork(Rows.Work(text, due: Rows.Morning.AddSeconds(random.Next(5)))));
                break;
            case 3 when model.ListWork() is [var first, ..]:
                transaction.CompleteWork(first);
                model.EndWork(first.Id);
                break;
            case 4 when model.ListWork() is [.., var last]:
                model.PutWork(transaction.PostponeWork(last, last.Due.AddSeconds(random.Next(5))));
                break;
            case 5 when model.ListWork() is [var first, ..]:
                transaction.CancelWork(first.Id);
                model.EndWork(first.Id);
                break;
            default:
                await PutItemAsync(transaction, model, random, text);
                break;
        }
    }

    private static async Task PutItemAsync(ITurnTransaction transaction, StoreModel model, Random random, string text)
    {
        var key = Rows.Item(Pick(random), Pick(random), random.Next(5) == 0 ? "others" : "orders");
        var (item, entry) = (random.Next(4) == 0 ? null : text, (IndexEntry?)null);
        if (item is not null && random.Next(3) != 0)
        {
            entry = Rows.Entry(Pick(random), Pick(random), random.Next(3) == 0 ? "byTime" : "byState");
        }

        await transaction.GetItemAsync(key);
        transaction.PutItem(Rows.Change(key, item, model.EntryOf(key), entry));
        model.Put(key, item, entry);
    }

    private static async Task CompareAsync(IStoreReader reader, StoreModel model, Random random, string where)
    {
        var indexName = random.Next(3) switch { 0 => null, 1 => "byState", _ => "byTime" };
        var query = new ItemQuery
        {
            TableName = "orders",
            IndexName = indexName,
            PartitionKey = Rows.Key(Pick(random)),
            SortKeyFrom = random.Next(2) == 0 ? null : Rows.Key(Pick(random)),
            SortKeyTo = random.Next(2) == 0 ? null : Rows.Key(Pick(random)),
            IncludesFrom = random.Next(2) == 0,
            IncludesTo = random.Next(2) == 0,
            IsDescending = random.Next(2) == 0,
            Limit = random.Next(1, 6),
        };
        if (random.Next(2) == 0)
        {
            var (partitionKey, sortKey) = (Rows.Key(Pick(random)), Rows.Key(Pick(random)));
            query = query with
            {
                After = indexName is null
                    ? new ItemPlace(query.PartitionKey, sortKey, query.PartitionKey, sortKey)
                    : new ItemPlace(query.PartitionKey, sortKey, partitionKey, sortKey),
            };
        }

        Agree(model.Query(query), (await reader.QueryItemsAsync(query)).Select(StoreModel.Show), $"{where}, {query}");
        var scan = new ItemScan("orders", indexName, After: null, Limit: 1_000);
        Agree(
            model.Scan("orders", indexName),
            (await reader.ScanItemsAsync(scan)).Select(StoreModel.Show),
            $"{where}, {scan}");
    }

    private static void Agree<T>(IEnumerable<T> expected, IEnumerable<T> actual, string where)
    {
        var (left, right) = (string.Join('\n', expected), string.Join('\n', actual));
        Assert.True(left == right, $"{where}\nmodel:\n{left}\nstore:\n{right}");
    }

    private static string Pick(Random random) => ((char)('a' + random.Next(4))).ToString();
}
