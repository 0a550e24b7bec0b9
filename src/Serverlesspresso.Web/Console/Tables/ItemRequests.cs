using System.Text.Json.Nodes;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>Writes requests to items as on the wire.</summary>
internal static class ItemRequests
{
    /// <summary>Reads an item.</summary>
    public static JsonObject Get(string table, JsonObject key) => new()
    {
        ["TableName"] = table,
        ["Key"] = key.DeepClone(),
    };

    /// <summary>Reads a page of a table or index.</summary>
    /// <param name="table">The table.</param>
    /// <param name="form">What is searched for.</param>
    /// <param name="source">Where.</param>
    /// <exception cref="System.Text.Json.JsonException">The key to go on after is not JSON.</exception>
    public static JsonObject List(string table, ExplorerForm form, ItemSource source)
    {
        var request = new JsonObject { ["TableName"] = table };
        if (form.Index.Length > 0)
        {
            request["IndexName"] = form.Index;
        }

        var placeholders = new Placeholders();
        if (form.IsQuery)
        {
            request["KeyConditionExpression"] = KeyCondition(form, source, placeholders);
        }

        var filter = string.Join(" AND ", form.UsedFilters.Select(used => Condition(used, placeholders)));
        if (filter.Length > 0)
        {
            request["FilterExpression"] = filter;
        }

        placeholders.AddTo(request);
        if (form.IsQuery && form.IsDescending)
        {
            request["ScanIndexForward"] = false;
        }

        request["Limit"] = form.PageSize;
        if (form.After.Length > 0)
        {
            request["ExclusiveStartKey"] = ItemJson.Parse(form.After);
        }

        return request;
    }

    /// <summary>Makes an item, if there is none with its key.</summary>
    public static JsonObject Create(string table, Item item, string partitionKey)
    {
        var placeholders = new Placeholders();
        var request = new JsonObject
        {
            ["TableName"] = table,
            ["Item"] = ItemJson.Of(item),
            ["ConditionExpression"] = $"attribute_not_exists({placeholders.Name(partitionKey)})",
        };
        placeholders.AddTo(request);
        return request;
    }

    /// <summary>Deletes an item, if it is there.</summary>
    public static JsonObject Delete(string table, JsonObject key, string partitionKey)
    {
        var placeholders = new Placeholders();
        var request = Get(table, key);
        request["ConditionExpression"] = $"attribute_exists({placeholders.Name(partitionKey)})";
        placeholders.AddTo(request);
        return request;
    }

    /// <summary>
    /// Changes those attributes of an item that differ, if each of them is still as it was seen: nothing that somebody else
    /// has written meanwhile is overwritten, and what they wrote elsewhere in the item does not matter.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The item's key.</param>
    /// <param name="seen">The item as it was seen.</param>
    /// <param name="wanted">The item as it is to be.</param>
    public static JsonObject Update(string table, JsonObject key, Item seen, Item wanted)
    {
        var placeholders = new Placeholders();
        var changed = ItemChanges.NamesOf(seen, wanted);
        var sets = changed.Where(wanted.Attributes.ContainsKey)
            .Select(name => $"{placeholders.Name(name)} = {Value(placeholders, wanted, name)}").ToList();
        var removals = changed.Where(name => !wanted.Attributes.ContainsKey(name)).Select(placeholders.Name).ToList();
        var conditions = changed.Select(name => seen.Attributes.ContainsKey(name)
            ? $"{placeholders.Name(name)} = {Value(placeholders, seen, name)}"
            : $"attribute_not_exists({placeholders.Name(name)})");

        var request = Get(table, key);
        request["UpdateExpression"] = string.Join(' ', [.. Clause("SET", sets), .. Clause("REMOVE", removals)]);
        request["ConditionExpression"] = string.Join(
            " AND ", conditions.Prepend($"attribute_exists({placeholders.Name(key.First().Key)})"));
        placeholders.AddTo(request);
        return request;
    }

    private static string KeyCondition(ExplorerForm form, ItemSource source, Placeholders placeholders)
    {
        string Value(AttributeType type, string text) => placeholders.Value(ValueText.Read(type, text));
        var partition = $"{placeholders.Name(source.PartitionKey.Name)} = {Value(source.PartitionKey.Type, form.PartitionKey)}";
        if (source.SortKey is not { } sortKey || IsSortKeyEmpty(form))
        {
            return partition;
        }

        var sort = form.SortOperator.Write(
            placeholders.Name(sortKey.Name), index => Value(sortKey.Type, index == 0 ? form.SortKey : form.SortKeyEnd));
        return $"{partition} AND {sort}";
    }

    // The second value of a range is still in the form when another operator is chosen, out of sight.
    private static bool IsSortKeyEmpty(ExplorerForm form) => form.SortKey.Length == 0
        && (form.SortKeyEnd.Length == 0 || form.SortOperator.OperandCount() < 2);

    private static string Condition(ItemFilter filter, Placeholders placeholders) => filter.Operator.Write(
        placeholders.Name(filter.Attribute),
        index => placeholders.Value(ValueText.Read(filter.Type, index == 0 ? filter.Value : filter.End)));

    private static string Value(Placeholders placeholders, Item item, string name) =>
        placeholders.Value(ItemJson.Of(item.Attributes[name]));

    private static IEnumerable<string> Clause(string word, List<string> actions) =>
        actions.Count == 0 ? [] : [$"{word} {string.Join(", ", actions)}"];
}
