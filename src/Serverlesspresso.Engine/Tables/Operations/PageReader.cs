using Serverlesspresso.Engine.Store;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Reads items from the store until a page is full.</summary>
internal static class PageReader
{
    /// <summary>How many bytes of items a page reads, before the filter. Source: API Reference, Query.</summary>
    private const int PageBytesMax = 1_048_576;

    private const int ChunkItemsFirst = 32;
    private const int ChunkItemsMax = 512;

    public delegate ValueTask<IReadOnlyList<ItemRow>> ReadChunk(ItemPlace? after, int limit);

    public static async ValueTask<ListResponse> ReadAsync(
        ListView view, ListShape shape, ListRequest request, ReadChunk read, ItemPlace? after)
    {
        var page = new Page(view, shape, request.Limit ?? int.MaxValue);
        while (true)
        {
            var size = page.NextChunkSize();
            var rows = await read(after, size);
            foreach (var row in rows)
            {
                page.Add(row);
                if (page.IsFull)
                {
                    return page.Answer(request.ConsistentRead);
                }
            }

            if (rows.Count < size)
            {
                return page.Answer(request.ConsistentRead);
            }

            var last = rows[^1];
            after = new ItemPlace(last.IndexPartitionKey, last.IndexSortKey, last.Key.PartitionKey, last.Key.SortKey);
        }
    }

    private sealed class Page(ListView view, ListShape shape, int limit)
    {
        private readonly List<Item> _items = [];
        private int _count;
        private int _scanned;
        private long _bytes;
        private Item? _last;

        public bool IsFull => _scanned >= limit || _bytes >= PageBytesMax;

        /// <summary>As many items as the page probably has room for, so that few are read in vain.</summary>
        public int NextChunkSize()
        {
            if (shape.Segment.Total > 1)
            {
                return ChunkItemsMax;
            }

            var room = _scanned == 0
                ? ChunkItemsFirst
                : (int)Math.Min(ChunkItemsMax, ((PageBytesMax - _bytes) / Math.Max(1, _bytes / _scanned)) + 1);
            return Math.Min(room, limit - _scanned);
        }

        public void Add(ItemRow row)
        {
            if (!shape.Segment.Contains(row.Key.PartitionKey))
            {
                return;
            }

            _last = Item.Parse(row.Item.Span);
            var shown = view.Show(_last);
            _scanned++;
            _bytes += shown.SizeInBytes;
            if (!shape.Passes(shown))
            {
                return;
            }

            _count++;
            if (!shape.CountsOnly)
            {
                _items.Add(shape.Take(shown));
            }
        }

        public ListResponse Answer(bool isConsistent) => new()
        {
            Items = _items,
            Count = _count,
            ScannedCount = _scanned,
            LastEvaluatedKey = IsFull && _last is not null ? StartKeys.Make(view, _last) : null,
            ConsumedCapacity = Capacity(ConsumedCapacity.ReadUnits(_bytes, isConsistent)),
        };

        private ConsumedCapacity Capacity(double units) => view.Index is null
            ? ConsumedCapacity.OfTable(view.Table.Name, units)
            : new ConsumedCapacity(view.Table.Name, 0, [(view.Index.Document, units)]);
    }
}
