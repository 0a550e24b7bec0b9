using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Batches: many reads, or many writes that have nothing to do with each other.</summary>
internal sealed class ItemBatches(TableCatalog catalog, ItemReads reads, WritePlanner planner)
{
    /// <summary>How many bytes of items one answer holds. Source: API Reference, BatchGetItem.</summary>
    private const int AnswerBytesMax = 16 * 1024 * 1024;

    private const string Duplicates = "Provided list of item keys contains duplicates";

    public async ValueTask<BatchGetItemResponse> GetAsync(IStoreReader reader, BatchGetItemRequest request)
    {
        var tables = new List<(string TableName, IReadOnlyList<Item> Items)>();
        var unprocessed = new List<TableKeys>();
        var capacity = new List<ConsumedCapacity>();
        var bytes = 0L;
        foreach (var keys in request.Tables)
        {
            var projection = reads.Project(keys, keys.ProjectionExpression);
            var schema = await catalog.GetAsync(reader, keys.TableName);
            CheckDistinct(keys.Keys.Select(key => KeyOf(schema, key)));
            var items = new List<Item>();
            var units = 0.0;
            var done = 0;
            while (done < keys.Keys.Count && bytes < AnswerBytesMax)
            {
                var item = await ItemReads.FindAsync(reader, schema, keys.Keys[done++]);
                units += ConsumedCapacity.ReadUnits(item?.SizeInBytes ?? 0, keys.ConsistentRead);
                if (item is not null)
                {
                    bytes += item.SizeInBytes;
                    items.Add(projection is null ? item : projection.Apply(item));
                }
            }

            tables.Add((keys.TableName, items));
            capacity.Add(ConsumedCapacity.OfTable(keys.TableName, units));
            if (done < keys.Keys.Count)
            {
                unprocessed.Add(keys with { Keys = [.. keys.Keys.Skip(done)] });
            }
        }

        return new BatchGetItemResponse(tables, unprocessed, capacity);
    }

    /// <summary>All writes of a batch share the turn, so that here a batch is done whole or not at all.</summary>
    public async ValueTask<WriteManyResponse> WriteAsync(ITurnTransaction transaction, BatchWriteItemRequest request)
    {
        var writes = new List<PlannedWrite>();
        foreach (var write in request.Writes)
        {
            writes.Add(await planner.PlanAsync(transaction, planner.Bind(write)));
        }

        CheckDistinct(writes.Select(write => write.Key));
        foreach (var write in writes)
        {
            write.Make(transaction);
        }

        return new WriteManyResponse(ConsumedCapacity.Sum(
            writes.Select(write => ConsumedCapacity.OfWrite(write.Schema, write.Before, write.After)), factor: 1));
    }

    private static ItemKey KeyOf(TableSchema schema, Item key)
    {
        schema.Key.CheckKey(key);
        return schema.KeyOf(key);
    }

    private static void CheckDistinct(IEnumerable<ItemKey> keys)
    {
        var seen = new HashSet<ItemKey>();
        if (!keys.All(seen.Add))
        {
            throw new TableValidationException(Duplicates);
        }
    }
}
