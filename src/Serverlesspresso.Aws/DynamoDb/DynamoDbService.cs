using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Tables;

namespace Serverlesspresso.Aws.DynamoDb;

/// <summary>Amazon DynamoDB on the wire.</summary>
/// <remarks>Source: Amazon DynamoDB API Reference.</remarks>
internal sealed class DynamoDbService(ItemTables items, TableOperations tables, TableTagOperations tags) : JsonService
{
    private const string ErrorNamespace = "com.amazonaws.dynamodb.v20120810#";

    public override string TargetPrefix => "DynamoDB_20120810";

    public override string SigningName => "dynamodb";

    public override string JsonVersion => "1.0";

    /// <summary>A batch of writes has up to 16 MB. Source: API Reference, BatchWriteItem.</summary>
    public override int RequestBytesMax => 16 * 1024 * 1024;

    public override IReadOnlyList<JsonOperation> ListOperations() =>
    [
        new("CreateTable", tables.CreateAsync),
        new("DescribeTable", tables.DescribeAsync),
        new("UpdateTable", tables.UpdateAsync),
        new("DeleteTable", tables.DeleteAsync),
        new("ListTables", tables.ListAsync),
        new("DescribeTimeToLive", tables.DescribeTimeToLiveAsync),
        new("TagResource", tags.TagAsync),
        new("UntagResource", tags.UntagAsync),
        new("ListTagsOfResource", tags.ListAsync),
        .. items.OperationNames.Order(StringComparer.Ordinal).Select(name => new JsonOperation(
            name,
            async (call, cancellationToken) =>
                await items.InvokeAsync(name, call.Input, call.Output, cancellationToken))),
    ];

    public override string QualifyError(string code) => (FindFrameworkNamespace(code) ?? ErrorNamespace) + code;

    public override string NameErrorMessage(string code) =>
        code is "SerializationException" or "TransactionCanceledException" or "IdempotentParameterMismatchException"
            ? "Message"
            : "message";

    public override void WriteErrorMembers(Utf8JsonWriter writer, RequestRefusedException refusal)
    {
        switch (refusal)
        {
            case ConditionalCheckFailedException { Item: { } item }:
                writer.WritePropertyName("Item");
                item.WriteTo(writer);
                break;
            case TransactionCanceledException cancelled:
                writer.WriteStartArray("CancellationReasons");
                foreach (var reason in cancelled.Reasons)
                {
                    WriteReason(writer, reason);
                }

                writer.WriteEndArray();
                break;
        }
    }

    private static void WriteReason(Utf8JsonWriter writer, CancellationReason reason)
    {
        writer.WriteStartObject();
        if (reason.Item is { } item)
        {
            writer.WritePropertyName("Item");
            item.WriteTo(writer);
        }

        writer.WriteString("Code", reason.Code);
        if (reason.Message is not null)
        {
            writer.WriteString("Message", reason.Message);
        }

        writer.WriteEndObject();
    }
}
