using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Reads batches and transactions.</summary>
internal static class BatchRequestReader
{
    private const int TokenLengthMax = 36;

    public static BatchGetItemRequest ReadBatchGet(JsonElement request)
    {
        var tables = RequireTables(request).Select(ReadKeys).ToArray();
        return tables.Sum(table => table.Keys.Count) <= BatchGetItemRequest.KeysMax
            ? new BatchGetItemRequest { Tables = tables, ReturnConsumedCapacity = RequestParts.ReadCapacity(request) }
            : throw new TableValidationException("Too many items requested for the BatchGetItem call");
    }

    public static BatchWriteItemRequest ReadBatchWrite(JsonElement request)
    {
        var writes = RequireTables(request).SelectMany(ReadWrites).ToArray();
        return writes.Length <= BatchWriteItemRequest.WritesMax
            ? new BatchWriteItemRequest { Writes = writes, ReturnConsumedCapacity = RequestParts.ReadCapacity(request) }
            : throw new TableValidationException("Too many items requested for the BatchWriteItem call");
    }

    public static TransactGetItemsRequest ReadTransactGet(JsonElement request) => new()
    {
        Gets =
        [
            .. RequireActions(request).Select(action => ItemRequestReader.ReadGet(
                action.FindStructure("Get") ?? throw new TableValidationException(
                    "TransactItems can only contain one of Get"))),
        ],
        ReturnConsumedCapacity = RequestParts.ReadCapacity(request),
    };

    public static TransactWriteItemsRequest ReadTransactWrite(JsonElement request)
    {
        var actions = RequireActions(request).Select(ReadAction).ToArray();
        var token = request.FindText("ClientRequestToken");
        new RequestConstraints().Length("clientRequestToken", token, 1, TokenLengthMax).ThrowIfAny();
        return new TransactWriteItemsRequest
        {
            Actions = actions,
            ClientRequestToken = token,
            Digest = token is null
                ? default
                : SHA256.HashData(JsonMarshal.GetRawUtf8Value(request.GetProperty("TransactItems"))),
            ReturnConsumedCapacity = RequestParts.ReadCapacity(request),
        };
    }

    private static JsonElement.ObjectEnumerator RequireTables(JsonElement request)
    {
        var tables = request.FindStructure("RequestItems");
        new RequestConstraints()
            .Required("requestItems", tables)
            .Count("requestItems", tables?.EnumerateObject().Count(), 1, BatchWriteItemRequest.WritesMax)
            .CheckCapacity(request)
            .ThrowIfAny();
        return tables!.Value.EnumerateObject(); // checked above
    }

    private static IReadOnlyList<JsonElement> RequireActions(JsonElement request)
    {
        var actions = request.FindStructures("TransactItems");
        new RequestConstraints()
            .Required("transactItems", actions)
            .Count("transactItems", actions?.Count, 1, TransactWriteItemsRequest.ActionsMax)
            .CheckCapacity(request)
            .ThrowIfAny();
        return actions!; // checked above
    }

    private static TableKeys ReadKeys(JsonProperty table)
    {
        var request = RequestMembers.AsStructure(table.Value);
        RequestParts.RefuseLegacy(request);
        var keys = request.FindStructures("Keys");
        new RequestConstraints()
            .Required($"requestItems.{table.Name}.member.keys", keys)
            .Count($"requestItems.{table.Name}.member.keys", keys?.Count, 1, BatchGetItemRequest.KeysMax)
            .ThrowIfAny();
        return new TableKeys
        {
            TableName = RequestParts.NameOf(table.Name)!, // a member has a name
            Keys = [.. keys!.Select(Item.Read)], // checked above
            ProjectionExpression = request.FindText("ProjectionExpression"),
            ConsistentRead = request.FindFlag("ConsistentRead"),
            ExpressionAttributeNames = RequestParts.ReadNames(request),
        };
    }

    private static IEnumerable<WriteRequest> ReadWrites(JsonProperty table)
    {
        if (table.Value.ValueKind != JsonValueKind.Array)
        {
            throw new TableSerializationException("Unexpected field type");
        }

        return table.Value.EnumerateArray().Select(write =>
            ReadWrite(RequestParts.NameOf(table.Name)!, RequestMembers.AsStructure(write))); // a member has a name
    }

    private static WriteRequest ReadWrite(string tableName, JsonElement write)
    {
        var put = write.FindStructure("PutRequest")?.FindStructure("Item");
        var delete = write.FindStructure("DeleteRequest")?.FindStructure("Key");
        return (put, delete) switch
        {
            ({ } item, null) => new PutItemRequest { TableName = tableName, Item = Item.Read(item) },
            (null, { } key) => new DeleteItemRequest { TableName = tableName, Key = Item.Read(key) },
            (null, null) => throw new TableValidationException(
                "Supplied WriteRequest is empty, must contain exactly one of PutRequest or DeleteRequest"),
            _ => throw new TableValidationException(
                "Supplied WriteRequest has more than one request set, must contain exactly one of PutRequest or DeleteRequest"),
        };
    }

    private static WriteRequest ReadAction(JsonElement action)
    {
        var actions = new List<WriteRequest>();
        Add("ConditionCheck", ItemRequestReader.ReadCheck);
        Add("Put", ItemRequestReader.ReadPut);
        Add("Update", ItemRequestReader.ReadUpdate);
        Add("Delete", ItemRequestReader.ReadDelete);
        return actions.Count == 1
            ? actions[0]
            : throw new TableValidationException(
                "TransactItems can only contain one of Check, Put, Update or Delete");

        void Add(string member, Func<JsonElement, WriteRequest> read)
        {
            if (action.FindStructure(member) is { } structure)
            {
                actions.Add(read(structure));
            }
        }
    }
}
