using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>The simplest store there can be, to compare others with: sorted rows in memory.</summary>
internal sealed class StoreModel
{
    private static readonly Comparer<ItemRow> ByPlace = Comparer<ItemRow>.Create(
        (left, right) => PlaceOf(left).CompareTo(PlaceOf(right)));

    private readonly Dictionary<ItemKey, (string Text, long Version, IndexEntry? Entry)> _items = [];
    private readonly Dictionary<long, WorkRow> _work = [];

    public List<string> Events { get; } = [];

    public IndexEntry? EntryOf(ItemKey key) => _items.TryGetValue(key, out var item) ? item.Entry : null;

    public void Put(ItemKey key, string? text, IndexEntry? entry)
    {
        if (text is null)
        {
            _items.Remove(key);
            return;
        }

        var version = _items.TryGetValue(key, out var item) ? item.Version : 0;
        _items[key] = (text, version + 1, entry);
    }

    public void DeleteAll(string tableName)
    {
        foreach (var key in _items.Keys.Where(key => key.TableName == tableName).ToList())
        {
            _items.Remove(key);
        }
    }

    public void PutWork(WorkRow row) => _work[row.Id] = row;

    public void EndWork(long id) => _work.Remove(id);

    public IReadOnlyList<WorkRow> ListWork() => _work.Values.OrderBy(row => row.Due).ThenBy(row => row.Id).ToList();

    public StoreModel Clone()
    {
        var clone = new StoreModel();
        foreach (var (key, item) in _items)
        {
            clone._items.Add(key, item);
        }

        foreach (var (id, row) in _work)
        {
            clone._work.Add(id, row);
        }

        clone.Events.AddRange(Events);
        return clone;
    }

    public List<string> Scan(string tableName, string? indexName) =>
        Rows(tableName, indexName).Order(ByPlace).Select(Show).ToList();

    public List<string> Query(ItemQuery query)
    {
        var rows = Rows(query.TableName, query.IndexName)
            .Where(row => row.IndexPartitionKey == query.PartitionKey && IsInRange(row.IndexSortKey, query))
            .Order(ByPlace)
            .ToList();
        if (query.IsDescending)
        {
            rows.Reverse();
        }

        var after = query.After is { } place
            ? rows.Where(row => PlaceOf(row).CompareTo(place) is var order && (query.IsDescending ? order < 0 : order > 0))
            : rows;
        return after.Take(query.Limit).Select(Show).ToList();
    }

    public static string Show(ItemRow row) => string.Join(
        '|',
        Text(row.IndexPartitionKey),
        Text(row.IndexSortKey),
        Text(row.Key.PartitionKey),
        Text(row.Key.SortKey),
        Tests.Store.Rows.Text(row.Item));

    private static string Text(KeyBytes key) => Tests.Store.Rows.Text(key.Bytes);

    private static ItemPlace PlaceOf(ItemRow row) =>
        new(row.IndexPartitionKey, row.IndexSortKey, row.Key.PartitionKey, row.Key.SortKey);

    private static bool IsInRange(KeyBytes key, ItemQuery query)
    {
        var from = query.SortKeyFrom is { } least ? key.CompareTo(least) : 1;
        var to = query.SortKeyTo is { } greatest ? key.CompareTo(greatest) : -1;
        return (query.IncludesFrom ? from >= 0 : from > 0) && (query.IncludesTo ? to <= 0 : to < 0);
    }

    private IEnumerable<ItemRow> Rows(string tableName, string? indexName)
    {
        foreach (var (key, item) in _items.Where(pair => pair.Key.TableName == tableName))
        {
            var row = new ItemRow(key, Tests.Store.Rows.Bytes(item.Text), item.Version);
            if (indexName is null)
            {
                yield return row;
            }
            else if (item.Entry is { } entry && entry.IndexName == indexName)
            {
                yield return row with { IndexPartitionKey = entry.PartitionKey, IndexSortKey = entry.SortKey };
            }
        }
    }
}
