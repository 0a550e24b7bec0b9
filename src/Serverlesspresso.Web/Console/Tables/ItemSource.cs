using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Keys;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>What can be searched: a table or one of its indexes, with the names and types of its keys.</summary>
/// <param name="IndexName">The index; null for the table.</param>
/// <param name="PartitionKey">The partition key.</param>
/// <param name="SortKey">The sort key; null if there is none.</param>
public sealed record ItemSource(string? IndexName, KeyAttribute PartitionKey, KeyAttribute? SortKey)
{
    /// <summary>The table and all its indexes.</summary>
    /// <param name="table">The table.</param>
    public static IReadOnlyList<ItemSource> Of(TableDocument table)
    {
        ArgumentNullException.ThrowIfNull(table);
        KeyAttribute Key(string name) => new(name, table.AttributeTypes[name]);
        ItemSource Source(string? index, string partitionKey, string? sortKey) =>
            new(index, Key(partitionKey), sortKey is null ? null : Key(sortKey));
        return
        [
            Source(null, table.PartitionKey, table.SortKey),
            .. table.Indexes.Select(index => Source(index.Name, index.PartitionKey, index.SortKey)),
        ];
    }
}
