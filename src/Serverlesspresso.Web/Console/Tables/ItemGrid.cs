using System.Text.Json.Nodes;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>Items as a table: a column for each attribute that any of them has, the keys first.</summary>
public sealed record ItemGrid
{
    /// <summary>What has more columns than this nobody reads: the item's page has them all.</summary>
    public const int ColumnsMax = 60;

    /// <summary>The names of the attributes.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>How many of the columns, from the first, are the table's key.</summary>
    public required int KeyColumnCount { get; init; }

    /// <summary>How many attributes have no column.</summary>
    public required int HiddenColumnCount { get; init; }

    /// <summary>The items.</summary>
    public required IReadOnlyList<ItemRow> Rows { get; init; }

    /// <summary>Sets items out.</summary>
    /// <param name="items">The items.</param>
    /// <param name="table">Their table.</param>
    /// <param name="source">Where they were found: its keys come next.</param>
    public static ItemGrid Of(IReadOnlyList<Item> items, TableDocument table, ItemSource source)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(source);
        var keys = KeyNames(table);
        var all = keys
            .Concat(new[] { source.PartitionKey.Name, source.SortKey?.Name }.OfType<string>())
            .Concat(items.SelectMany(item => item.Attributes.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var columns = all.Take(ColumnsMax).ToList();
        return new ItemGrid
        {
            Columns = columns,
            KeyColumnCount = keys.Count,
            HiddenColumnCount = all.Count - columns.Count,
            Rows = [.. items.Select(item => new ItemRow(KeyOf(item, table), [.. columns.Select(name => TextOf(item, name))]))],
        };
    }

    /// <summary>An item's key in DynamoDB's JSON.</summary>
    /// <param name="item">The item.</param>
    /// <param name="table">Its table.</param>
    public static string KeyOf(Item item, TableDocument table)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new JsonObject(
            KeyNames(table).Select(name => KeyValuePair.Create(name, (JsonNode?)ItemJson.Of(item.Attributes[name]))))
            .ToJsonString(ItemJson.Compact);
    }

    /// <summary>The names of a table's key attributes.</summary>
    /// <param name="table">The table.</param>
    public static IReadOnlyList<string> KeyNames(TableDocument table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.SortKey is { } sortKey ? [table.PartitionKey, sortKey] : [table.PartitionKey];
    }

    private static string? TextOf(Item item, string name) =>
        item.TryGet(name, out var value) ? ValueText.Show(value) : null;
}
