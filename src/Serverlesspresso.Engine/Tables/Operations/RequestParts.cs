using System.Text.Json;
using Serverlesspresso.Items;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Reads the parts that requests share.</summary>
internal static class RequestParts
{
    private static readonly string[] CapacityNames = ["INDEXES", "TOTAL", "NONE"];

    private static readonly string[] LegacyNames =
    [
        "AttributesToGet", "AttributeUpdates", "ConditionalOperator", "Expected", "KeyConditions", "QueryFilter",
        "ScanFilter",
    ];

    /// <summary>Refuses the parameters from before there were expressions.</summary>
    public static void RefuseLegacy(JsonElement request)
    {
        foreach (var name in LegacyNames)
        {
            if (request.FindMember(name) is not null)
            {
                throw Refusal.InvalidParameter(
                    $"The legacy parameter '{name}' is not supported: use the expression that took its place");
            }
        }
    }

    /// <summary>Reads a table's name, which may be given as its ARN.</summary>
    public static string? FindTableName(JsonElement request) => NameOf(request.FindText("TableName"));

    public static string? NameOf(string? nameOrArn)
    {
        const string mark = ":table/";
        if (nameOrArn is null || !nameOrArn.StartsWith("arn:", StringComparison.Ordinal))
        {
            return nameOrArn;
        }

        var start = nameOrArn.IndexOf(mark, StringComparison.Ordinal);
        return start < 0 ? nameOrArn : nameOrArn[(start + mark.Length)..].Split('/')[0];
    }

    public static RequestConstraints CheckCapacity(this RequestConstraints constraints, JsonElement request) =>
        constraints.OneOf("returnConsumedCapacity", request.FindText("ReturnConsumedCapacity"), CapacityNames);

    public static ReturnConsumedCapacity ReadCapacity(JsonElement request) =>
        request.FindText("ReturnConsumedCapacity") switch
        {
            "TOTAL" => ReturnConsumedCapacity.Total,
            "INDEXES" => ReturnConsumedCapacity.Indexes,
            _ => ReturnConsumedCapacity.None,
        };

    public static Dictionary<string, string>? ReadNames(JsonElement request) =>
        request.FindStructure("ExpressionAttributeNames")?.EnumerateObject()
            .ToDictionary(name => name.Name, name => RequestMembers.AsText(name.Value));

    public static Dictionary<string, AttributeValue>? ReadValues(JsonElement request)
    {
        if (request.FindStructure("ExpressionAttributeValues") is not { } structure)
        {
            return null;
        }

        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var value in structure.EnumerateObject())
        {
            values[value.Name] = ReadValue(value);
        }

        return values;
    }

    private static AttributeValue ReadValue(JsonProperty value)
    {
        try
        {
            return AttributeValue.Read(value.Value);
        }
        catch (ItemRefusedException refusal) when (refusal.Code == ItemRefusedException.ValidationCode)
        {
            throw new TableValidationException(
                $"ExpressionAttributeValues contains invalid value: {refusal.Message} for key {value.Name}");
        }
    }
}
