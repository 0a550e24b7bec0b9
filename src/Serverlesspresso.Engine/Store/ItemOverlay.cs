namespace Serverlesspresso.Engine.Store;

/// <summary>Lays a turn's own item writes over what the store lists.</summary>
internal static class ItemOverlay
{
    /// <summary>Reads a partition as the turn sees it.</summary>
    /// <param name="changes">The turn's own writes.</param>
    /// <param name="snapshot">What is stored.</param>
    /// <param name="query">Which.</param>
    public static ValueTask<IReadOnlyList<ItemRow>> QueryAsync(
        ItemChanges changes, IStoreReader snapshot, ItemQuery query)
    {
        var changedCount = changes.CountIn(query.TableName);
        if (changes.HasEmptied(query.TableName))
        {
            return ValueTask.FromResult<IReadOnlyList<ItemRow>>(Merge(changes, [], query));
        }

        return changedCount == 0 ? snapshot.QueryItemsAsync(query) : MergeAsync();

        async ValueTask<IReadOnlyList<ItemRow>> MergeAsync()
        {
            // Each changed item can take one stored row away, so this many more always fill the limit.
            var stored = await snapshot.QueryItemsAsync(query with { Limit = Saturate(query.Limit, changedCount) });
            return Merge(changes, stored, query);
        }
    }

    /// <summary>Reads a table or index as the turn sees it.</summary>
    /// <param name="changes">The turn's own writes.</param>
    /// <param name="snapshot">What is stored.</param>
    /// <param name="scan">Which.</param>
    public static ValueTask<IReadOnlyList<ItemRow>> ScanAsync(ItemChanges changes, IStoreReader snapshot, ItemScan scan)
    {
        var changedCount = changes.CountIn(scan.TableName);
        if (changes.HasEmptied(scan.TableName))
        {
            return ValueTask.FromResult<IReadOnlyList<ItemRow>>(Merge(changes, [], scan));
        }

        return changedCount == 0 ? snapshot.ScanItemsAsync(scan) : MergeAsync();

        async ValueTask<IReadOnlyList<ItemRow>> MergeAsync()
        {
            var stored = await snapshot.ScanItemsAsync(scan with { Limit = Saturate(scan.Limit, changedCount) });
            return Merge(changes, stored, scan);
        }
    }

    private static List<ItemRow> Merge(ItemChanges changes, IReadOnlyList<ItemRow> stored, ItemQuery query) =>
        Merge(
            stored.Where(row => !changes.Hides(row.Key)),
            changes.RowsOf(query.TableName, query.IndexName).Where(row => IsInRange(row, query)),
            query.After,
            query.IsDescending,
            query.Limit);

    private static List<ItemRow> Merge(ItemChanges changes, IReadOnlyList<ItemRow> stored, ItemScan scan) =>
        Merge(
            stored.Where(row => !changes.Hides(row.Key)),
            changes.RowsOf(scan.TableName, scan.IndexName),
            scan.After,
            isDescending: false,
            scan.Limit);

    private static List<ItemRow> Merge(
        IEnumerable<ItemRow> stored, IEnumerable<ItemRow> own, ItemPlace? after, bool isDescending, int limit)
    {
        var sign = isDescending ? -1 : 1;
        var rows = own.Where(row => after is not { } place || sign * PlaceOf(row).CompareTo(place) > 0).ToList();
        rows.AddRange(stored);
        rows.Sort((left, right) => sign * PlaceOf(left).CompareTo(PlaceOf(right)));
        if (rows.Count > limit)
        {
            rows.RemoveRange(limit, rows.Count - limit);
        }

        return rows;
    }

    private static bool IsInRange(ItemRow row, ItemQuery query)
    {
        if (row.IndexPartitionKey != query.PartitionKey)
        {
            return false;
        }

        if (query.SortKeyFrom is { } from)
        {
            var order = row.IndexSortKey.CompareTo(from);
            if (order < 0 || (order == 0 && !query.IncludesFrom))
            {
                return false;
            }
        }

        if (query.SortKeyTo is { } to)
        {
            var order = row.IndexSortKey.CompareTo(to);
            return order < 0 || (order == 0 && query.IncludesTo);
        }

        return true;
    }

    private static ItemPlace PlaceOf(ItemRow row) =>
        new(row.IndexPartitionKey, row.IndexSortKey, row.Key.PartitionKey, row.Key.SortKey);

    private static int Saturate(int limit, int more) => (int)Math.Min((long)limit + more, int.MaxValue);
}
