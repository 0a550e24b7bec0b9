using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Aws.DynamoDb;

/// <summary>Reads the requests to make and change tables.</summary>
internal static class TableRequests
{
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string OnDemand = "PAY_PER_REQUEST";
    private const string Provisioned = "PROVISIONED";

    public static CreateTableRequest ReadCreate(JsonElement input)
    {
        var name = TableNames.Read(input);
        var billingMode = CheckModel(input);
        new ConstraintViolations()
            .NotNull("attributeDefinitions", input.FindArray("AttributeDefinitions"))
            .NotNull("keySchema", input.FindArray("KeySchema"))
            .ThrowIfAny();
        return new CreateTableRequest
        {
            TableName = name,
            KeySchema = ReadKeySchema(input),
            AttributeTypes = ReadAttributes(input),
            LocalIndexes = ReadIndexes(input, "LocalSecondaryIndexes", billingMode ?? OnDemand),
            GlobalIndexes = ReadIndexes(input, "GlobalSecondaryIndexes", billingMode ?? Provisioned),
            Throughput = ReadThroughput(input, billingMode ?? Provisioned),
            TableClass = input.FindString("TableClass"),
            IsDeletionProtected = input.FindBoolean("DeletionProtectionEnabled") ?? false,
            Tags = TableTagOperations.ReadTags(input),
        };
    }

    public static UpdateTableRequest ReadUpdate(JsonElement input)
    {
        var name = TableNames.Read(input);
        var billingMode = CheckModel(input);
        var changes = ReadIndexChanges(input);
        return new UpdateTableRequest
        {
            TableName = name,
            AttributeTypes = ReadAttributes(input),
            NewIndex = changes.Created,
            DeletedIndex = changes.Deleted,
            IndexThroughput = changes.Throughput,
            BillingMode = billingMode,
            Throughput = ReadThroughput(input, billingMode ?? OnDemand),
            TableClass = input.FindString("TableClass"),
            IsDeletionProtected = input.FindBoolean("DeletionProtectionEnabled"),
        };
    }

    /// <summary>Refuses what tables cannot do here, and gives back the billing mode.</summary>
    private static string? CheckModel(JsonElement input)
    {
        var billingMode = input.FindString("BillingMode");
        new ConstraintViolations()
            .OneOf("billingMode", billingMode, Provisioned, OnDemand)
            .OneOf("tableClass", input.FindString("TableClass"), "STANDARD", "STANDARD_INFREQUENT_ACCESS")
            .ThrowIfAny();
        Refuse(input.FindObject("StreamSpecification")?.FindBoolean("StreamEnabled"), "StreamSpecification");
        Refuse(input.FindObject("SSESpecification")?.FindBoolean("Enabled"), "SSESpecification");
        Refuse(input.FindArray("ReplicaUpdates")?.GetArrayLength() > 0, "ReplicaUpdates");
        return billingMode;
    }

    private static void Refuse(bool? isAsked, string parameter)
    {
        if (isAsked == true)
        {
            throw new ValidationException($"{Invalid}{parameter} is not supported by this server");
        }
    }

    private static Dictionary<string, AttributeType> ReadAttributes(JsonElement input)
    {
        var types = new Dictionary<string, AttributeType>(StringComparer.Ordinal);
        var violations = new ConstraintViolations();
        var number = 0;
        foreach (var definition in Enumerate(input.FindArray("AttributeDefinitions")))
        {
            var member = $"attributeDefinitions.{++number}.member";
            var name = definition.FindString("AttributeName");
            var type = definition.FindString("AttributeType");
            violations
                .NotNull(member + ".attributeName", name)
                .Length(member + ".attributeName", name, 1, 255)
                .NotNull(member + ".attributeType", type)
                .OneOf(member + ".attributeType", type, "B", "N", "S");
            if (name is not null && Enum.TryParse<AttributeType>(type, out var parsed))
            {
                types[name] = parsed;
            }
        }

        violations.ThrowIfAny();
        return types;
    }

    private static List<KeySchemaElement> ReadKeySchema(JsonElement input)
    {
        var elements = new List<KeySchemaElement>();
        var violations = new ConstraintViolations();
        foreach (var element in Enumerate(input.FindArray("KeySchema")))
        {
            var member = $"keySchema.{elements.Count + 1}.member";
            var name = element.FindString("AttributeName");
            var type = element.FindString("KeyType");
            violations
                .NotNull(member + ".attributeName", name)
                .NotNull(member + ".keyType", type)
                .OneOf(member + ".keyType", type, "HASH", "RANGE");
            elements.Add(new KeySchemaElement(name ?? "", type ?? ""));
        }

        violations
            .Count("keySchema", elements.Count, () => $"[{elements.Count} elements]", minimum: 1, maximum: 2)
            .ThrowIfAny();
        return elements;
    }

    private static List<IndexRequest> ReadIndexes(JsonElement input, string member, string billingMode) =>
        [.. Enumerate(input.FindArray(member)).Select(index => ReadIndex(index, billingMode))];

    private static IndexRequest ReadIndex(JsonElement index, string billingMode)
    {
        var name = index.FindString("IndexName");
        new ConstraintViolations()
            .TableName("indexName", name)
            .NotNull("keySchema", index.FindArray("KeySchema"))
            .NotNull("projection", index.FindObject("Projection"))
            .ThrowIfAny();
        var projection = index.FindObject("Projection")!.Value; // checked above
        var type = ReadProjectionType(projection);
        var nonKeyAttributes = projection.FindStrings("NonKeyAttributes") ?? [];
        if (type == ProjectionType.Include && nonKeyAttributes.Count == 0)
        {
            throw new ValidationException(Invalid + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }

        if (type != ProjectionType.Include && nonKeyAttributes.Count > 0)
        {
            throw new ValidationException(
                $"{Invalid}ProjectionType is {projection.FindString("ProjectionType")}, but NonKeyAttributes is specified");
        }

        return new IndexRequest
        {
            Name = name!, // checked above
            KeySchema = ReadKeySchema(index),
            ProjectionType = type,
            NonKeyAttributes = nonKeyAttributes,
            Throughput = ReadThroughput(index, billingMode == Provisioned ? OnDemand : billingMode),
        };
    }

    private static ProjectionType ReadProjectionType(JsonElement projection) =>
        projection.FindString("ProjectionType") switch
        {
            "ALL" => ProjectionType.All,
            "KEYS_ONLY" => ProjectionType.KeysOnly,
            "INCLUDE" => ProjectionType.Include,
            var other => throw new ValidationException($"{Invalid}Unknown ProjectionType: {other ?? "null"}"),
        };

    /// <summary>Reads the throughput, which a provisioned table must have.</summary>
    private static Throughput? ReadThroughput(JsonElement input, string billingMode)
    {
        if (input.FindObject("ProvisionedThroughput") is not { } throughput)
        {
            return billingMode == Provisioned
                ? throw new ValidationException(
                    Invalid + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED")
                : null;
        }

        var read = throughput.FindInt32("ReadCapacityUnits");
        var write = throughput.FindInt32("WriteCapacityUnits");
        new ConstraintViolations()
            .NotNull("provisionedThroughput.readCapacityUnits", read)
            .NotNull("provisionedThroughput.writeCapacityUnits", write)
            .Range("provisionedThroughput.readCapacityUnits", read, 1, long.MaxValue)
            .Range("provisionedThroughput.writeCapacityUnits", write, 1, long.MaxValue)
            .ThrowIfAny();
        return new Throughput(read!.Value, write!.Value); // checked above
    }

    private static IndexChanges ReadIndexChanges(JsonElement input)
    {
        var changes = new IndexChanges(null, null, new Dictionary<string, Throughput>());
        var count = 0;
        foreach (var change in Enumerate(input.FindArray("GlobalSecondaryIndexUpdates")))
        {
            if (change.FindObject("Create") is { } create)
            {
                changes = changes with { Created = ReadIndex(create, OnDemand) };
                count++;
            }

            if (change.FindObject("Delete") is { } delete)
            {
                changes = changes with { Deleted = TableNames.Read(delete, "IndexName") };
                count++;
            }

            if (change.FindObject("Update") is { } update && ReadThroughput(update, OnDemand) is { } throughput)
            {
                changes.Throughput[TableNames.Read(update, "IndexName")] = throughput;
            }
        }

        return count <= 1 ? changes : throw new TooManyIndexChangesException();
    }

    private static JsonElement.ArrayEnumerator Enumerate(JsonElement? list) => list?.EnumerateArray() ?? default;

    private sealed record IndexChanges(IndexRequest? Created, string? Deleted, Dictionary<string, Throughput> Throughput);
}
