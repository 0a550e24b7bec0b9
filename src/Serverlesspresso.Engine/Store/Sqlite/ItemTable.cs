namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>The statements over <c>items</c> and <c>item_index_entries</c>, but for lists.</summary>
/// <param name="session">The connection.</param>
/// <param name="names">The names in the rows.</param>
internal sealed class ItemTable(Session session, StoredNames names)
{
    // By items_by_key.
    private const string SelectSql =
        "SELECT version, item FROM items WHERE item_table = ?1 AND partition_key = ?2 AND sort_key = ?3";

    private const string CountSql = "SELECT count(*) FROM items WHERE item_table = ?1";

    private const string InsertSql =
        "INSERT INTO items (item_table, partition_key, sort_key, version, item) VALUES (?1, ?2, ?3, ?4, ?5)";

    private const string UpdateSql =
        """
        UPDATE items SET version = ?4, item = ?5
        WHERE item_table = ?1 AND partition_key = ?2 AND sort_key = ?3
        """;

    private const string DeleteSql =
        "DELETE FROM items WHERE item_table = ?1 AND partition_key = ?2 AND sort_key = ?3";

    private const string DeleteAllSql = "DELETE FROM items WHERE item_table = ?1";

    private const string InsertEntrySql =
        """
        INSERT OR REPLACE INTO item_index_entries
            (item_table, partition_key, sort_key, item_index, index_partition_key, index_sort_key)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """;

    private const string DeleteEntrySql =
        """
        DELETE FROM item_index_entries
        WHERE item_table = ?1 AND partition_key = ?2 AND sort_key = ?3
            AND item_index = ?4 AND index_partition_key = ?5 AND index_sort_key = ?6
        """;

    private const string DeleteAllEntriesSql = "DELETE FROM item_index_entries WHERE item_table = ?1";

    private readonly Statement _select = session.Prepare(SelectSql);
    private readonly Statement _count = session.Prepare(CountSql);
    private readonly Statement _insert = session.Prepare(InsertSql);
    private readonly Statement _update = session.Prepare(UpdateSql);
    private readonly Statement _delete = session.Prepare(DeleteSql);
    private readonly Statement _deleteAll = session.Prepare(DeleteAllSql);
    private readonly Statement _insertEntry = session.Prepare(InsertEntrySql);
    private readonly Statement _deleteEntry = session.Prepare(DeleteEntrySql);
    private readonly Statement _deleteAllEntries = session.Prepare(DeleteAllEntriesSql);

    public ItemRow? Get(ItemKey key)
    {
        if (names.Find(key.TableName) is not { } table || !BindKey(_select, table, key).Step())
        {
            return null;
        }

        var row = new ItemRow(key, _select.Blob(1), _select.Int64(0));
        _select.Reset();
        return row;
    }

    public long Count(string tableName)
    {
        if (names.Find(tableName) is not { } table)
        {
            return 0;
        }

        _count.Bind(1, table).Step();
        var count = _count.Int64(0);
        _count.Reset();
        return count;
    }

    public void Put(ChangedItem changed)
    {
        var key = changed.Change.Key;
        var table = names.Require(key.TableName);
        var isInserted = false;
        if (changed.Change.Item is { } item)
        {
            isInserted = Write(table, key, item, changed.Version);
        }
        else
        {
            BindKey(_delete, table, key).Run();
        }

        foreach (var entry in changed.Change.EntriesBefore)
        {
            if (!changed.Change.EntriesAfter.Contains(entry))
            {
                BindEntry(_deleteEntry, table, key, entry).Run();
            }
        }

        foreach (var entry in changed.Change.EntriesAfter)
        {
            // An entry that stays is not written again, unless its table was emptied in this turn.
            if (isInserted || !changed.Change.EntriesBefore.Contains(entry))
            {
                BindEntry(_insertEntry, table, key, entry).Run();
            }
        }
    }

    public void DeleteAll(string tableName)
    {
        var table = names.Require(tableName);
        _deleteAll.Bind(1, table).Run();
        _deleteAllEntries.Bind(1, table).Run();
    }

    private static Statement BindKey(Statement statement, long table, ItemKey key) =>
        statement.Bind(1, table).Bind(2, key.PartitionKey).Bind(3, key.SortKey);

    private Statement BindEntry(Statement statement, long table, ItemKey key, IndexEntry entry) =>
        BindKey(statement, table, key)
            .Bind(4, names.Require(entry.IndexName))
            .Bind(5, entry.PartitionKey)
            .Bind(6, entry.SortKey);

    /// <returns>Whether the item was not there: it is new, or its table was emptied in the same turn.</returns>
    private bool Write(long table, ItemKey key, ReadOnlyMemory<byte> item, long version)
    {
        if (version > 1)
        {
            BindKey(_update, table, key).Bind(4, version).Bind(5, item).Run();
            if (session.ChangedRowCount > 0)
            {
                return false;
            }
        }

        BindKey(_insert, table, key).Bind(4, version).Bind(5, item).Run();
        return true;
    }
}
