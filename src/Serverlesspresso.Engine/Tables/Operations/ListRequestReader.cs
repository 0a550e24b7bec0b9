using System.Text.Json;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Reads queries and scans.</summary>
internal static class ListRequestReader
{
    private const int SegmentsMax = 1_000_000;

    private static readonly string[] SelectNames =
        ["SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"];

    public static QueryRequest ReadQuery(JsonElement request)
    {
        Constrain(request).ThrowIfAny();
        var query = new QueryRequest
        {
            TableName = RequestParts.FindTableName(request)!, // checked above
            KeyConditionExpression = request.FindText("KeyConditionExpression") ?? throw new TableValidationException(
                "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."),
            ScanIndexForward = request.FindMember("ScanIndexForward") is null || request.FindFlag("ScanIndexForward"),
        };
        return WithList(query, request);
    }

    public static ScanRequest ReadScan(JsonElement request)
    {
        var segment = request.FindNumber("Segment");
        var total = request.FindNumber("TotalSegments");
        Constrain(request)
            .Range("segment", segment, 0, SegmentsMax - 1)
            .Range("totalSegments", total, 1, SegmentsMax)
            .ThrowIfAny();
        CheckSegment(segment, total);
        var scan = new ScanRequest
        {
            TableName = RequestParts.FindTableName(request)!, // checked above
            Segment = (int)(segment ?? 0),
            TotalSegments = (int)(total ?? 1),
        };
        return WithList(scan, request);
    }

    private static RequestConstraints Constrain(JsonElement request)
    {
        RequestParts.RefuseLegacy(request);
        var constraints = new RequestConstraints().Name("tableName", RequestParts.FindTableName(request));
        if (request.FindText("IndexName") is { } indexName)
        {
            constraints.Name("indexName", indexName);
        }

        return constraints
            .OneOf("select", request.FindText("Select"), SelectNames)
            .Range("limit", request.FindNumber("Limit"), 1, int.MaxValue)
            .CheckCapacity(request);
    }

    private static void CheckSegment(long? segment, long? total)
    {
        if (segment is not null && total is null)
        {
            throw new TableValidationException(
                "The TotalSegments parameter is required but was not present in the request when Segment parameter is present");
        }

        if (total is not null && segment is null)
        {
            throw new TableValidationException(
                "The Segment parameter is required but was not present in the request when parameter TotalSegments is present");
        }

        if (segment >= total)
        {
            throw new TableValidationException(
                "The Segment parameter is zero-based and must be less than parameter TotalSegments: " +
                $"Segment: {segment} is not less than TotalSegments: {total}");
        }
    }

    private static T WithList<T>(T list, JsonElement request)
        where T : ListRequest => list with
        {
            IndexName = request.FindText("IndexName"),
            FilterExpression = request.FindText("FilterExpression"),
            ProjectionExpression = request.FindText("ProjectionExpression"),
            Select = ReadSelect(request),
            Limit = (int?)request.FindNumber("Limit"),
            ExclusiveStartKey = request.FindStructure("ExclusiveStartKey") is { } key ? Item.Read(key) : null,
            ConsistentRead = request.FindFlag("ConsistentRead"),
            ExpressionAttributeNames = RequestParts.ReadNames(request),
            ExpressionAttributeValues = RequestParts.ReadValues(request),
            ReturnConsumedCapacity = RequestParts.ReadCapacity(request),
        };

    private static Select ReadSelect(JsonElement request) => request.FindText("Select") switch
    {
        "SPECIFIC_ATTRIBUTES" => Select.SpecificAttributes,
        "COUNT" => Select.Count,
        "ALL_ATTRIBUTES" => Select.AllAttributes,
        "ALL_PROJECTED_ATTRIBUTES" => Select.AllProjectedAttributes,
        _ => Select.Default,
    };
}
