using System.Text;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// Lists items. The statement depends on which bounds there are, because SQLite seeks in an index only for a bound that
/// is written out; each shape is prepared once.
/// </summary>
/// <param name="session">The connection.</param>
/// <param name="names">The names in the rows.</param>
internal sealed class ItemListing(Session session, StoredNames names)
{
    // By items_by_key.
    private const string FromTable =
        """
        SELECT partition_key, sort_key, version, item, partition_key, sort_key FROM items
        WHERE item_table = ?1
        """;

    // By the primary key of item_index_entries, then for each row by items_by_key. CROSS JOIN keeps that order.
    private const string FromIndex =
        """
        SELECT e.partition_key, e.sort_key, i.version, i.item, e.index_partition_key, e.index_sort_key
        FROM item_index_entries AS e CROSS JOIN items AS i
            ON i.item_table = e.item_table AND i.partition_key = e.partition_key AND i.sort_key = e.sort_key
        WHERE e.item_table = ?1 AND e.item_index = ?2
        """;

    private static readonly string[] TableKey = ["partition_key", "sort_key"];
    private static readonly string[] IndexKey =
        ["e.index_partition_key", "e.index_sort_key", "e.partition_key", "e.sort_key"];

    private readonly Dictionary<Shape, Statement> _statements = [];

    public List<ItemRow> Query(ItemQuery query)
    {
        var shape = new Shape(
            query.IndexName is not null,
            HasPartition: true,
            query.IsDescending,
            query.After is not null,
            Bound(query.SortKeyFrom, query.IncludesFrom),
            Bound(query.SortKeyTo, query.IncludesTo));
        if (Prepare(shape, query.TableName, query.IndexName) is not { } statement)
        {
            return [];
        }

        statement.Bind(3, query.Limit).Bind(4, query.PartitionKey);
        if (query.SortKeyFrom is { } from)
        {
            statement.Bind(5, from);
        }

        if (query.SortKeyTo is { } to)
        {
            statement.Bind(6, to);
        }

        return Read(statement, query.TableName, query.After, shape);
    }

    public List<ItemRow> Scan(ItemScan scan)
    {
        var shape = new Shape(
            scan.IndexName is not null,
            HasPartition: false,
            IsDescending: false,
            scan.After is not null,
            BoundKind.None,
            BoundKind.None);
        return Prepare(shape, scan.TableName, scan.IndexName) is { } statement
            ? Read(statement.Bind(3, scan.Limit), scan.TableName, scan.After, shape)
            : [];
    }

    private static BoundKind Bound(KeyBytes? bound, bool isIncluded) => (bound, isIncluded) switch
    {
        (null, _) => BoundKind.None,
        (_, true) => BoundKind.Included,
        (_, false) => BoundKind.Excluded,
    };

    private static List<ItemRow> Read(Statement statement, string tableName, ItemPlace? after, Shape shape)
    {
        if (after is { } place)
        {
            statement.Bind(7, place.IndexPartitionKey).Bind(8, place.IndexSortKey);
            if (shape.IsIndex)
            {
                statement.Bind(9, place.PartitionKey).Bind(10, place.SortKey);
            }
        }

        var rows = new List<ItemRow>();
        while (statement.Step())
        {
            var key = new ItemKey(tableName, statement.Key(0), statement.Key(1));
            rows.Add(new ItemRow(key, statement.Blob(3), statement.Int64(2))
            {
                IndexPartitionKey = shape.IsIndex ? statement.Key(4) : key.PartitionKey,
                IndexSortKey = shape.IsIndex ? statement.Key(5) : key.SortKey,
            });
        }

        return rows;
    }

    private static string Compose(Shape shape)
    {
        var key = shape.IsIndex ? IndexKey : TableKey;
        var sql = new StringBuilder(shape.IsIndex ? FromIndex : FromTable);
        if (shape.HasPartition)
        {
            sql.Append($"\nAND {key[0]} = ?4");
        }

        // Where a page begins within the range, the place it begins after is what the index must be searched for:
        // the plus keeps the bound on that side a mere check.
        AppendBound(sql, key[1], ">", "?5", shape.From, isCheckOnly: shape.HasAfter && !shape.IsDescending);
        AppendBound(sql, key[1], "<", "?6", shape.To, isCheckOnly: shape.HasAfter && shape.IsDescending);
        if (shape.HasAfter)
        {
            var place = shape.IsIndex ? "?7, ?8, ?9, ?10" : "?7, ?8";
            sql.Append($"\nAND ({string.Join(", ", key)}) {(shape.IsDescending ? '<' : '>')} ({place})");
        }

        var direction = shape.IsDescending ? " DESC" : string.Empty;
        sql.Append($"\nORDER BY {string.Join(", ", key.Select(column => column + direction))} LIMIT ?3");
        return sql.ToString();
    }

    private static void AppendBound(
        StringBuilder sql, string column, string comparison, string parameter, BoundKind kind, bool isCheckOnly)
    {
        if (kind != BoundKind.None)
        {
            var equal = kind == BoundKind.Included ? "=" : string.Empty;
            sql.Append($"\nAND {(isCheckOnly ? "+" : string.Empty)}{column} {comparison}{equal} {parameter}");
        }
    }

    private Statement? Prepare(Shape shape, string tableName, string? indexName)
    {
        if (names.Find(tableName) is not { } table)
        {
            return null;
        }

        if (!_statements.TryGetValue(shape, out var statement))
        {
            statement = session.Prepare(Compose(shape));
            _statements.Add(shape, statement);
        }

        statement.Bind(1, table);
        if (indexName is null)
        {
            return statement;
        }

        return names.Find(indexName) is { } index ? statement.Bind(2, index) : null;
    }

    private enum BoundKind
    {
        None,
        Included,
        Excluded,
    }

    private readonly record struct Shape(
        bool IsIndex, bool HasPartition, bool IsDescending, bool HasAfter, BoundKind From, BoundKind To);
}
