namespace Serverlesspresso.Engine.Store;

/// <summary>A turn's item, in its last state.</summary>
/// <param name="Change">The new state; its entries before are those the store has.</param>
/// <param name="Version">The version the item gets.</param>
internal readonly record struct ChangedItem(ItemChange Change, long Version)
{
    /// <summary>The item as it will be stored; null if it is deleted.</summary>
    public ItemRow? ToRow() => Change.Item is { } item ? new ItemRow(Change.Key, item, Version) : null;
}

/// <summary>What a turn does to items, and how its own queries and scans see it.</summary>
internal sealed class ItemChanges
{
    private readonly Dictionary<ItemKey, ChangedItem> _items = [];
    private readonly HashSet<string> _emptiedTables = new(StringComparer.Ordinal);

    /// <summary>The changed items.</summary>
    public IReadOnlyCollection<ChangedItem> Items => _items.Values;

    /// <summary>The tables whose stored items all go, before <see cref="Items"/> are written.</summary>
    public IReadOnlyCollection<string> EmptiedTables => _emptiedTables;

    public void Put(ItemChange change, long version)
    {
        if (_items.TryGetValue(change.Key, out var earlier))
        {
            change = change with { EntriesBefore = earlier.Change.EntriesBefore };
        }

        _items[change.Key] = new ChangedItem(change, version);
    }

    public void DeleteAll(string tableName)
    {
        _emptiedTables.Add(tableName);
        foreach (var key in _items.Keys.Where(key => key.TableName == tableName).ToList())
        {
            _items.Remove(key);
        }
    }

    /// <summary>Finds an item as the turn has left it.</summary>
    /// <param name="key">Its table and key.</param>
    /// <param name="row">The item; null if the turn deleted it.</param>
    /// <returns>Whether the turn has changed the item.</returns>
    public bool TryGet(ItemKey key, out ItemRow? row)
    {
        if (_items.TryGetValue(key, out var changed))
        {
            row = changed.ToRow();
            return true;
        }

        row = null;
        return _emptiedTables.Contains(key.TableName);
    }

    /// <summary>Whether the turn has deleted all of a table's items.</summary>
    /// <param name="tableName">The table.</param>
    public bool HasEmptied(string tableName) => _emptiedTables.Contains(tableName);

    /// <summary>How many of a table's items the turn has changed.</summary>
    /// <param name="tableName">The table.</param>
    public int CountIn(string tableName)
    {
        var count = 0;
        foreach (var key in _items.Keys)
        {
            count += key.TableName == tableName ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether the turn has changed this item, which the store still shows as it was.</summary>
    /// <param name="key">Its table and key.</param>
    public bool Hides(ItemKey key) => _items.ContainsKey(key);

    /// <summary>The turn's own items of a table as an index, or the table itself, shows them.</summary>
    /// <param name="tableName">The table.</param>
    /// <param name="indexName">The index; null for the table.</param>
    public IEnumerable<ItemRow> RowsOf(string tableName, string? indexName)
    {
        foreach (var changed in _items.Values)
        {
            if (changed.Change.Key.TableName != tableName || changed.ToRow() is not { } row)
            {
                continue;
            }

            if (indexName is null)
            {
                yield return row;
                continue;
            }

            foreach (var entry in changed.Change.EntriesAfter)
            {
                if (entry.IndexName == indexName)
                {
                    yield return row with { IndexPartitionKey = entry.PartitionKey, IndexSortKey = entry.SortKey };
                }
            }
        }
    }
}
