using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>What is searched for, as it is typed. It is the query of the page's address, so that a search can be shared.</summary>
public sealed record ExplorerForm
{
    /// <summary>How many filters there may be.</summary>
    public const int FiltersMax = 20;

    /// <summary>The choices of how many items a page reads.</summary>
    public static IReadOnlyList<int> PageSizes { get; } = [25, 50, 100, 300, 1_000];

    private const int PageSizeDefault = 50;
    private const string Query = "query";
    private const string Descending = "desc";

    /// <summary>Whether one partition is queried; all items are scanned otherwise.</summary>
    public required bool IsQuery { get; init; }

    /// <summary>The index; empty for the table.</summary>
    public required string Index { get; init; }

    /// <summary>The partition key's value.</summary>
    public required string PartitionKey { get; init; }

    /// <summary>How the sort key is compared.</summary>
    public required ItemOperator SortOperator { get; init; }

    /// <summary>The sort key's value; empty for all.</summary>
    public required string SortKey { get; init; }

    /// <summary>The end of the span, for <see cref="ItemOperator.Between"/>.</summary>
    public required string SortKeyEnd { get; init; }

    /// <summary>Whether the greatest sort key comes first.</summary>
    public required bool IsDescending { get; init; }

    /// <summary>The filters.</summary>
    public required IReadOnlyList<ItemFilter> Filters { get; init; }

    /// <summary>How many items a page reads.</summary>
    public required int PageSize { get; init; }

    /// <summary>The last key of the page before, in DynamoDB's JSON; empty for the first page.</summary>
    public required string After { get; init; }

    /// <summary>The filters that are filled in.</summary>
    public IEnumerable<ItemFilter> UsedFilters => Filters.Where(filter => filter.Attribute.Length > 0);

    /// <summary>Reads the form from an address. What makes no sense counts as not given.</summary>
    /// <param name="query">The query.</param>
    public static ExplorerForm Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string Text(string name) => query[name].ToString();
        return new ExplorerForm
        {
            IsQuery = Text("mode") == Query,
            Index = Text("index"),
            PartitionKey = Text("pk"),
            SortOperator = ItemOperators.Parse(Text("sort")) is var sort && ItemOperators.ForSortKeys.Contains(sort)
                ? sort
                : ItemOperator.Equal,
            SortKey = Text("sk"),
            SortKeyEnd = Text("sk2"),
            IsDescending = Text("order") == Descending,
            Filters = ReadFilters(query),
            PageSize = int.TryParse(Text("size"), CultureInfo.InvariantCulture, out var size) && PageSizes.Contains(size)
                ? size
                : PageSizeDefault,
            After = Text("after"),
        };
    }

    /// <summary>Writes the query of an address, with its question mark.</summary>
    /// <param name="after">The last key of the page before; null for the first page.</param>
    public string Write(string? after)
    {
        var query = new QueryBuilder { { "mode", IsQuery ? Query : "scan" } };
        AddIfGiven(query, "index", Index);
        if (IsQuery)
        {
            AddIfGiven(query, "pk", PartitionKey);
            AddIfGiven(query, "sort", SortOperator == ItemOperator.Equal ? string.Empty : SortOperator.ToString());
            AddIfGiven(query, "sk", SortKey);
            AddIfGiven(query, "sk2", SortKeyEnd);
            AddIfGiven(query, "order", IsDescending ? Descending : string.Empty);
        }

        foreach (var filter in UsedFilters)
        {
            query.Add("attribute", filter.Attribute);
            query.Add("type", filter.Type.ToString());
            query.Add("operator", filter.Operator.ToString());
            query.Add("value", filter.Value);
            query.Add("end", filter.End);
        }

        query.Add("size", PageSize.ToString(CultureInfo.InvariantCulture));
        AddIfGiven(query, "after", after ?? string.Empty);
        return query.ToString();
    }

    private static List<ItemFilter> ReadFilters(IQueryCollection query)
    {
        string At(string name, int index) => query[name].ElementAtOrDefault(index) ?? string.Empty;
        var filters = Enumerable.Range(0, Math.Min(query["attribute"].Count, FiltersMax))
            .Select(index => new ItemFilter(
                At("attribute", index).Trim(),
                AttributeTypes.Parse(At("type", index)),
                ItemOperators.Parse(At("operator", index)),
                At("value", index),
                At("end", index)))
            .ToList();
        if (int.TryParse(query["drop"], CultureInfo.InvariantCulture, out var dropped)
            && dropped >= 0 && dropped < filters.Count)
        {
            filters.RemoveAt(dropped);
        }
        else if (query.ContainsKey("more") && filters.Count < FiltersMax)
        {
            filters.Add(ItemFilter.Empty);
        }

        return filters;
    }

    private static void AddIfGiven(QueryBuilder query, string name, string value)
    {
        if (value.Length > 0)
        {
            query.Add(name, value);
        }
    }
}
