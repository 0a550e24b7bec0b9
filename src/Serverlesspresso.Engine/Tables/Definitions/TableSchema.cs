using Serverlesspresso.Engine.Store;
using Serverlesspresso.Items.Expressions;
using Serverlesspresso.Items.Keys;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Definitions;

/// <summary>What operations on items need of a table, worked out once.</summary>
internal sealed class TableSchema
{
    public TableSchema(TableDocument document)
    {
        Document = document;
        Key = MakeKey(document, document.PartitionKey, document.SortKey);
        Indexes = [.. document.Indexes.Select(index => new IndexSchema(document, index))];
    }

    public TableDocument Document { get; }

    public string Name => Document.Name;

    public KeySchema Key { get; }

    public IReadOnlyList<IndexSchema> Indexes { get; }

    internal static KeySchema MakeKey(TableDocument document, string partitionKey, string? sortKey) => new(
        new KeyAttribute(partitionKey, document.AttributeTypes[partitionKey]),
        sortKey is null ? null : new KeyAttribute(sortKey, document.AttributeTypes[sortKey]));

    /// <summary>The place of an item whose key is complete and of the right types.</summary>
    public ItemKey KeyOf(Item item)
    {
        var (partition, sort) = Encode(Key, item)
            ?? throw new InvalidOperationException($"An item of the table '{Name}' has no key.");
        return new ItemKey(Name, partition, sort);
    }

    /// <summary>The entries of an item in the table's indexes; none for no item.</summary>
    public IReadOnlyList<IndexEntry> EntriesOf(Item? item)
    {
        if (item is null || Indexes.Count == 0)
        {
            return [];
        }

        var entries = new List<IndexEntry>(Indexes.Count);
        foreach (var index in Indexes)
        {
            if (Encode(index.Key, item) is { } key)
            {
                entries.Add(new IndexEntry(index.Document.StoreName, key.Partition, key.Sort));
            }
        }

        return entries;
    }

    internal static (KeyBytes Partition, KeyBytes Sort)? Encode(KeySchema schema, Item item) =>
        schema.TryTake(item, out var partition, out var sort)
            ? (new KeyBytes(KeyEncoding.Encode(partition)), sort is null ? default : new KeyBytes(KeyEncoding.Encode(sort)))
            : null;
}

/// <summary>What operations on items need of a secondary index.</summary>
internal sealed class IndexSchema
{
    private readonly Projection? _projection;

    public IndexSchema(TableDocument table, IndexDocument index)
    {
        Document = index;
        Key = TableSchema.MakeKey(table, index.PartitionKey, index.SortKey);
        if (index.ProjectionType != ProjectionType.All)
        {
            string?[] keys = [table.PartitionKey, table.SortKey, index.PartitionKey, index.SortKey];
            _projection = Projection.To(keys.OfType<string>().Concat(index.NonKeyAttributes));
        }
    }

    public IndexDocument Document { get; }

    public string Name => Document.Name;

    public KeySchema Key { get; }

    /// <summary>Whether the index shows an attribute.</summary>
    public bool Shows(string attributeName) =>
        _projection is null || _projection.AttributeNames.Contains(attributeName);

    /// <summary>The item as the index shows it.</summary>
    public Item Project(Item item) => _projection is null ? item : _projection.Apply(item);
}
