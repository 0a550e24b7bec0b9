using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Expressions;
using Serverlesspresso.Items.Keys;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Queries and scans.</summary>
internal sealed class ItemLists(TableCatalog catalog, ExpressionCache expressions)
{
    public async ValueTask<ListResponse> QueryAsync(IStoreReader reader, QueryRequest request)
    {
        var parameters = ExpressionUse.Take(
            request,
            ("FilterExpression", request.FilterExpression, true),
            ("KeyConditionExpression", request.KeyConditionExpression, true),
            ("ProjectionExpression", request.ProjectionExpression, false));
        var keyCondition = expressions.KeyCondition(request.KeyConditionExpression);
        keyCondition.Check(parameters);
        var shape = ReadShape(request, parameters);
        var schema = await catalog.GetAsync(reader, request.TableName);
        var view = ListView.Open(schema, request, shape.Projection);
        shape.CheckFilter(view.Key, parameters);
        var range = keyCondition.Bind(view.Key, parameters);
        var after = StartKeys.ReadForQuery(view, request, range);
        var query = ToQuery(request, view, range);
        return await PageReader.ReadAsync(
            view, shape, request, (place, limit) => reader.QueryItemsAsync(query with { After = place, Limit = limit }), after);
    }

    public async ValueTask<ListResponse> ScanAsync(IStoreReader reader, ScanRequest request)
    {
        var parameters = ExpressionUse.Take(
            request,
            ("FilterExpression", request.FilterExpression, true),
            ("ProjectionExpression", request.ProjectionExpression, false));
        var shape = ReadShape(request, parameters);
        var schema = await catalog.GetAsync(reader, request.TableName);
        var view = ListView.Open(schema, request, shape.Projection);
        var after = StartKeys.ReadForScan(view, request);
        return await PageReader.ReadAsync(
            view,
            shape with { Segment = ScanSegment.Of(request) },
            request,
            (place, limit) => reader.ScanItemsAsync(new ItemScan(schema.Name, view.StoreName, place, limit)),
            after);
    }

    private static ItemQuery ToQuery(QueryRequest request, ListView view, KeyRange range) => new()
    {
        TableName = view.Table.Name,
        IndexName = view.StoreName,
        PartitionKey = new KeyBytes(KeyEncoding.Encode(range.PartitionKey)),
        SortKeyFrom = ToKey(range.SortKeys.From),
        IncludesFrom = range.SortKeys.IncludesFrom,
        SortKeyTo = ToKey(range.SortKeys.To),
        IncludesTo = range.SortKeys.IncludesTo,
        IsDescending = !request.ScanIndexForward,
        Limit = 0,
    };

    private static KeyBytes? ToKey(ReadOnlyMemory<byte>? bytes) => bytes is { } value ? new KeyBytes(value) : null;

    private ListShape ReadShape(ListRequest request, ExpressionParameters parameters)
    {
        var filter = request.FilterExpression is { } text ? expressions.Filter(text) : null;
        filter?.Check(parameters);
        var projection = request.ProjectionExpression is { } projectionText
            ? expressions.Projection(projectionText).Bind(parameters)
            : null;
        parameters.ThrowIfUnused();
        CheckSelect(request);
        return new ListShape(filter, projection, parameters, request.Select == Select.Count, ScanSegment.All);
    }

    private static void CheckSelect(ListRequest request)
    {
        if (request.ProjectionExpression is not null && request.Select is not (Select.Default or Select.SpecificAttributes))
        {
            throw new TableValidationException(
                "Cannot specify the ProjectionExpression when choosing to get " +
                (request.Select switch
                {
                    Select.Count => "only the Count",
                    Select.AllProjectedAttributes => "ALL_PROJECTED_ATTRIBUTES",
                    _ => "ALL_ATTRIBUTES",
                }));
        }

        if (request.ProjectionExpression is null && request.Select == Select.SpecificAttributes)
        {
            throw new TableValidationException(
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }

        if (request.IndexName is null && request.Select == Select.AllProjectedAttributes)
        {
            throw Refusal.InvalidParameter(
                "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
    }
}
