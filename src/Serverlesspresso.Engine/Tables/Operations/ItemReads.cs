using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Expressions;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Reads single items.</summary>
internal sealed class ItemReads(TableCatalog catalog, ExpressionCache expressions)
{
    public async ValueTask<GetItemResponse> GetAsync(IStoreReader reader, GetItemRequest request)
    {
        var projection = Project(request, request.ProjectionExpression);
        var schema = await catalog.GetAsync(reader, request.TableName);
        var item = await FindAsync(reader, schema, request.Key);
        var units = ConsumedCapacity.ReadUnits(item?.SizeInBytes ?? 0, request.ConsistentRead);
        return new GetItemResponse(
            item is null || projection is null ? item : projection.Apply(item),
            ConsumedCapacity.OfTable(schema.Name, units));
    }

    /// <summary>The projection of a request; null for whole items.</summary>
    public Projection? Project(ItemRequest request, string? expression)
    {
        var parameters = ExpressionUse.Take(request, ("ProjectionExpression", expression, false));
        var projection = expression is null ? null : expressions.Projection(expression).Bind(parameters);
        parameters.ThrowIfUnused();
        return projection;
    }

    /// <summary>Finds an item by a key as a request gives it.</summary>
    public static ValueTask<Item?> FindAsync(IStoreReader reader, TableSchema schema, Item key)
    {
        schema.Key.CheckKey(key);
        return FindAsync(reader, schema.KeyOf(key));
    }

    public static async ValueTask<Item?> FindAsync(IStoreReader reader, ItemKey key) =>
        await reader.GetItemAsync(key) is { } row ? Item.Parse(row.Item.Span) : null;
}
