using System.Text.Json;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Reads the requests to single items.</summary>
internal static class ItemRequestReader
{
    private static readonly string[] ReturnValueNames = ["ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"];
    private static readonly string[] FailureNames = ["ALL_OLD", "NONE"];
    private static readonly string[] MetricsNames = ["SIZE", "NONE"];

    public static GetItemRequest ReadGet(JsonElement request)
    {
        RequestParts.RefuseLegacy(request);
        var tableName = RequestParts.FindTableName(request);
        var key = request.FindStructure("Key");
        new RequestConstraints()
            .Name("tableName", tableName)
            .Required("key", key)
            .CheckCapacity(request)
            .ThrowIfAny();
        return new GetItemRequest
        {
            TableName = tableName!, // checked above, as is the key
            Key = Item.Read(key!.Value),
            ProjectionExpression = request.FindText("ProjectionExpression"),
            ConsistentRead = request.FindFlag("ConsistentRead"),
            ExpressionAttributeNames = RequestParts.ReadNames(request),
            ReturnConsumedCapacity = RequestParts.ReadCapacity(request),
        };
    }

    public static PutItemRequest ReadPut(JsonElement request)
    {
        var item = CheckWrite(request, "Item");
        var returnValues = ReadReturnValues(request);
        if (returnValues is not (ReturnValues.None or ReturnValues.AllOld))
        {
            throw new TableValidationException("Return values set to invalid value");
        }

        var put = new PutItemRequest { TableName = RequestParts.FindTableName(request)!, Item = Item.Read(item) };
        return WithCondition(put, request, returnValues);
    }

    public static UpdateItemRequest ReadUpdate(JsonElement request)
    {
        var key = CheckWrite(request, "Key");
        var update = new UpdateItemRequest
        {
            TableName = RequestParts.FindTableName(request)!, // checked above
            Key = Item.Read(key),
            UpdateExpression = request.FindText("UpdateExpression"),
        };
        return WithCondition(update, request, ReadReturnValues(request));
    }

    public static DeleteItemRequest ReadDelete(JsonElement request)
    {
        var key = CheckWrite(request, "Key");
        var returnValues = ReadReturnValues(request);
        if (returnValues is not (ReturnValues.None or ReturnValues.AllOld))
        {
            throw new TableValidationException("Return values set to invalid value");
        }

        var delete = new DeleteItemRequest { TableName = RequestParts.FindTableName(request)!, Key = Item.Read(key) };
        return WithCondition(delete, request, returnValues);
    }

    public static ConditionCheckRequest ReadCheck(JsonElement request)
    {
        var key = CheckWrite(request, "Key");
        new RequestConstraints()
            .Required("conditionExpression", request.FindText("ConditionExpression"))
            .ThrowIfAny();
        var check = new ConditionCheckRequest { TableName = RequestParts.FindTableName(request)!, Key = Item.Read(key) };
        return WithCondition(check, request, ReturnValues.None);
    }

    /// <summary>Checks what all writes have, and gives back the item or its key.</summary>
    private static JsonElement CheckWrite(JsonElement request, string subject)
    {
        RequestParts.RefuseLegacy(request);
        var structure = request.FindStructure(subject);
        new RequestConstraints()
            .Name("tableName", RequestParts.FindTableName(request))
            .Required(subject == "Item" ? "item" : "key", structure)
            .OneOf("returnValues", request.FindText("ReturnValues"), ReturnValueNames)
            .CheckCapacity(request)
            .OneOf("returnItemCollectionMetrics", request.FindText("ReturnItemCollectionMetrics"), MetricsNames)
            .OneOf(
                "returnValuesOnConditionCheckFailure",
                request.FindText("ReturnValuesOnConditionCheckFailure"),
                FailureNames)
            .ThrowIfAny();
        return structure!.Value; // checked above
    }

    private static T WithCondition<T>(T write, JsonElement request, ReturnValues returnValues)
        where T : WriteRequest => write with
        {
            ConditionExpression = request.FindText("ConditionExpression"),
            ReturnValues = returnValues,
            ReturnsItemOnConditionFailure = request.FindText("ReturnValuesOnConditionCheckFailure") == "ALL_OLD",
            ExpressionAttributeNames = RequestParts.ReadNames(request),
            ExpressionAttributeValues = RequestParts.ReadValues(request),
            ReturnConsumedCapacity = RequestParts.ReadCapacity(request),
        };

    private static ReturnValues ReadReturnValues(JsonElement request) => request.FindText("ReturnValues") switch
    {
        "ALL_OLD" => ReturnValues.AllOld,
        "ALL_NEW" => ReturnValues.AllNew,
        "UPDATED_OLD" => ReturnValues.UpdatedOld,
        "UPDATED_NEW" => ReturnValues.UpdatedNew,
        _ => ReturnValues.None,
    };
}
