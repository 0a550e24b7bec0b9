using System.Text.Json;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Writes responses in DynamoDB's JSON.</summary>
internal static class ResponseWriter
{
    public static void Write(Utf8JsonWriter writer, GetItemRequest request, GetItemResponse response)
    {
        writer.WriteStartObject();
        WriteItem(writer, "Item", response.Item);
        WriteCapacity(writer, response.ConsumedCapacity, request.ReturnConsumedCapacity);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, WriteRequest request, WriteItemResponse response)
    {
        writer.WriteStartObject();
        WriteItem(writer, "Attributes", response.Attributes);
        WriteCapacity(writer, response.ConsumedCapacity, request.ReturnConsumedCapacity);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, ListRequest request, ListResponse response)
    {
        writer.WriteStartObject();
        if (request.Select != Select.Count)
        {
            WriteItems(writer, "Items", response.Items);
        }

        writer.WriteNumber("Count"u8, response.Count);
        writer.WriteNumber("ScannedCount"u8, response.ScannedCount);
        WriteItem(writer, "LastEvaluatedKey", response.LastEvaluatedKey);
        WriteCapacity(writer, response.ConsumedCapacity, request.ReturnConsumedCapacity);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, BatchGetItemRequest request, BatchGetItemResponse response)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("Responses"u8);
        foreach (var (tableName, items) in response.Tables)
        {
            WriteItems(writer, tableName, items);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("UnprocessedKeys"u8);
        foreach (var keys in response.Unprocessed)
        {
            WriteUnprocessed(writer, keys);
        }

        writer.WriteEndObject();
        WriteCapacities(writer, response.ConsumedCapacity, request.ReturnConsumedCapacity);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, BatchWriteItemRequest request, WriteManyResponse response)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("UnprocessedItems"u8);
        writer.WriteEndObject();
        WriteCapacities(writer, response.ConsumedCapacity, request.ReturnConsumedCapacity);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, TransactGetItemsRequest request, TransactGetItemsResponse response)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("Responses"u8);
        foreach (var item in response.Items)
        {
            writer.WriteStartObject();
            WriteItem(writer, "Item", item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteCapacities(writer, response.ConsumedCapacity, request.ReturnConsumedCapacity);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, TransactWriteItemsRequest request, WriteManyResponse response)
    {
        writer.WriteStartObject();
        WriteCapacities(writer, response.ConsumedCapacity, request.ReturnConsumedCapacity);
        writer.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter writer, string member, Item? item)
    {
        if (item is not null)
        {
            writer.WritePropertyName(member);
            item.WriteTo(writer);
        }
    }

    private static void WriteItems(Utf8JsonWriter writer, string member, IReadOnlyList<Item> items)
    {
        writer.WriteStartArray(member);
        foreach (var item in items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    private static void WriteUnprocessed(Utf8JsonWriter writer, TableKeys keys)
    {
        writer.WriteStartObject(keys.TableName);
        WriteItems(writer, "Keys", keys.Keys);
        if (keys.ConsistentRead)
        {
            writer.WriteBoolean("ConsistentRead"u8, value: true);
        }

        if (keys.ProjectionExpression is not null)
        {
            writer.WriteString("ProjectionExpression"u8, keys.ProjectionExpression);
        }

        if (keys.ExpressionAttributeNames is not null)
        {
            writer.WriteStartObject("ExpressionAttributeNames"u8);
            foreach (var (placeholder, name) in keys.ExpressionAttributeNames)
            {
                writer.WriteString(placeholder, name);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteCapacity(
        Utf8JsonWriter writer, ConsumedCapacity capacity, ReturnConsumedCapacity detail)
    {
        if (detail != ReturnConsumedCapacity.None)
        {
            writer.WritePropertyName("ConsumedCapacity"u8);
            capacity.WriteTo(writer, detail);
        }
    }

    private static void WriteCapacities(
        Utf8JsonWriter writer, IReadOnlyList<ConsumedCapacity> capacities, ReturnConsumedCapacity detail)
    {
        if (detail == ReturnConsumedCapacity.None)
        {
            return;
        }

        writer.WriteStartArray("ConsumedCapacity"u8);
        foreach (var capacity in capacities)
        {
            capacity.WriteTo(writer, detail);
        }

        writer.WriteEndArray();
    }
}
