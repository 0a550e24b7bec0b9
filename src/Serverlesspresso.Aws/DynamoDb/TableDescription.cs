using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Tables.Definitions;

namespace Serverlesspresso.Aws.DynamoDb;

/// <summary>Writes tables as DescribeTable does.</summary>
internal static class TableDescription
{
    public static void Write(Utf8JsonWriter writer, TableState state, string status, Arns arns)
    {
        var table = state.Document;
        writer.WriteStartObject();
        WriteAttributes(writer, table);
        writer.WriteString("TableName", table.Name);
        WriteKeySchema(writer, table.PartitionKey, table.SortKey);
        writer.WriteString("TableStatus", status);
        writer.WriteTime("CreationDateTime", table.CreatedAt);
        WriteThroughput(writer, table.Throughput);
        writer.WriteNumber("TableSizeBytes", 0);
        writer.WriteNumber("ItemCount", state.ItemCount);
        writer.WriteString("TableArn", arns.Table(table.Name));
        writer.WriteString("TableId", table.Id);
        if (table.Throughput is null)
        {
            writer.WriteStartObject("BillingModeSummary");
            writer.WriteString("BillingMode", "PAY_PER_REQUEST");
            writer.WriteTime("LastUpdateToPayPerRequestDateTime", table.CreatedAt);
            writer.WriteEndObject();
        }

        WriteIndexes(writer, state, isGlobal: false, arns);
        WriteIndexes(writer, state, isGlobal: true, arns);
        if (table.TableClass is { } tableClass)
        {
            writer.WriteStartObject("TableClassSummary");
            writer.WriteString("TableClass", tableClass);
            writer.WriteEndObject();
        }

        writer.WriteBoolean("DeletionProtectionEnabled", table.IsDeletionProtected);
        writer.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter writer, TableDocument table)
    {
        writer.WriteStartArray("AttributeDefinitions");
        foreach (var (name, type) in table.AttributeTypes)
        {
            writer.WriteStartObject();
            writer.WriteString("AttributeName", name);
            writer.WriteString("AttributeType", type.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteKeySchema(Utf8JsonWriter writer, string partitionKey, string? sortKey)
    {
        writer.WriteStartArray("KeySchema");
        WriteKey(writer, partitionKey, "HASH");
        if (sortKey is not null)
        {
            WriteKey(writer, sortKey, "RANGE");
        }

        writer.WriteEndArray();
    }

    private static void WriteKey(Utf8JsonWriter writer, string attributeName, string keyType)
    {
        writer.WriteStartObject();
        writer.WriteString("AttributeName", attributeName);
        writer.WriteString("KeyType", keyType);
        writer.WriteEndObject();
    }

    private static void WriteThroughput(Utf8JsonWriter writer, Throughput? throughput)
    {
        writer.WriteStartObject("ProvisionedThroughput");
        writer.WriteNumber("NumberOfDecreasesToday", 0);
        writer.WriteNumber("ReadCapacityUnits", throughput?.Read ?? 0);
        writer.WriteNumber("WriteCapacityUnits", throughput?.Write ?? 0);
        writer.WriteEndObject();
    }

    private static void WriteIndexes(Utf8JsonWriter writer, TableState state, bool isGlobal, Arns arns)
    {
        var indexes = state.Document.Indexes.Where(index => index.IsGlobal == isGlobal).ToArray();
        if (indexes.Length == 0)
        {
            return;
        }

        writer.WriteStartArray(isGlobal ? "GlobalSecondaryIndexes" : "LocalSecondaryIndexes");
        foreach (var index in indexes)
        {
            WriteIndex(writer, index, $"{arns.Table(state.Document.Name)}/index/{index.Name}");
        }

        writer.WriteEndArray();
    }

    private static void WriteIndex(Utf8JsonWriter writer, IndexDocument index, string arn)
    {
        writer.WriteStartObject();
        writer.WriteString("IndexName", index.Name);
        WriteKeySchema(writer, index.PartitionKey, index.SortKey);
        WriteProjection(writer, index);
        if (index.IsGlobal)
        {
            writer.WriteString("IndexStatus", index.IsIncomplete ? "CREATING" : "ACTIVE");
            WriteThroughput(writer, index.Throughput);
        }

        writer.WriteNumber("IndexSizeBytes", 0);
        writer.WriteNumber("ItemCount", 0);
        writer.WriteString("IndexArn", arn);
        writer.WriteEndObject();
    }

    private static void WriteProjection(Utf8JsonWriter writer, IndexDocument index)
    {
        writer.WriteStartObject("Projection");
        writer.WriteString("ProjectionType", index.ProjectionType switch
        {
            ProjectionType.All => "ALL",
            ProjectionType.KeysOnly => "KEYS_ONLY",
            ProjectionType.Include => "INCLUDE",
        });
        if (index.NonKeyAttributes.Count > 0)
        {
            writer.WriteStartArray("NonKeyAttributes");
            foreach (var name in index.NonKeyAttributes)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
