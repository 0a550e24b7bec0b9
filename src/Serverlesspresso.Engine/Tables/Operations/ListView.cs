using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Expressions;
using Serverlesspresso.Items.Keys;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>A table, or a table as one of its indexes shows it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Index">The index; null for the table itself.</param>
/// <param name="ShowsWholeItems">Whether attributes that the index does not show are fetched from the table.</param>
internal sealed record ListView(TableSchema Table, IndexSchema? Index, bool ShowsWholeItems)
{
    /// <summary>The key that the view is ordered by.</summary>
    public KeySchema Key => Index?.Key ?? Table.Key;

    public string? StoreName => Index?.Document.StoreName;

    /// <summary>The attributes that name a place in the view: the keys of the view and of the table.</summary>
    public IEnumerable<string> PlaceAttributes =>
        Key.Attributes.Concat(Table.Key.Attributes).Select(attribute => attribute.Name).Distinct();

    public static ListView Open(TableSchema table, ListRequest request, Projection? projection)
    {
        if (request.IndexName is null)
        {
            return new ListView(table, null, ShowsWholeItems: true);
        }

        var index = table.Indexes.FirstOrDefault(candidate => candidate.Name == request.IndexName)
            ?? throw new TableValidationException($"The table does not have the specified index: {request.IndexName}");
        if (index.Document.IsIncomplete)
        {
            throw new TableValidationException($"Cannot read from backfilling global secondary index: {index.Name}");
        }

        if (index.Document.IsGlobal)
        {
            CheckGlobal(index, request, projection);
            return new ListView(table, index, ShowsWholeItems: false);
        }

        var wantsMore = request.Select == Select.AllAttributes
            || (projection is not null && !projection.AttributeNames.All(index.Shows));
        return new ListView(table, index, wantsMore);
    }

    /// <summary>The item as the view shows it.</summary>
    public Item Show(Item item) => Index is null || ShowsWholeItems ? item : Index.Project(item);

    private static void CheckGlobal(IndexSchema index, ListRequest request, Projection? projection)
    {
        if (request.ConsistentRead)
        {
            throw new TableValidationException("Consistent reads are not supported on global secondary indexes");
        }

        if (request.Select == Select.AllAttributes && index.Document.ProjectionType != ProjectionType.All)
        {
            throw Refusal.InvalidParameter(
                $"Select type ALL_ATTRIBUTES is not supported for global secondary index {index.Name} " +
                "because its projection type is not ALL");
        }

        var hidden = projection?.AttributeNames.Where(name => !index.Shows(name)).ToArray() ?? [];
        if (hidden.Length > 0)
        {
            throw Refusal.InvalidParameter(
                $"Global secondary index {index.Name} does not project [{string.Join(", ", hidden)}]");
        }
    }
}
