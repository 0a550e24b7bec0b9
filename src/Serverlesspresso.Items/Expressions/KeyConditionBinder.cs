using System.Diagnostics;
using Serverlesspresso.Items.Keys;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>Fits the conditions on key attributes to the key of a table or index.</summary>
internal static class KeyConditionBinder
{
    public static KeyRange Bind(List<KeyCondition> conditions, KeySchema schema)
    {
        var partition = conditions.Find(condition => condition.AttributeName == schema.PartitionKey.Name)
            ?? throw Missed(schema.PartitionKey);
        if (partition.Operator != "=" || conditions.Count > 2)
        {
            throw ItemRefusedException.Validation("Query key condition not supported");
        }

        CheckValues(partition, schema.PartitionKey);
        if (conditions.Count == 1)
        {
            return new KeyRange(partition.Values[0], SortKeyRange.All);
        }

        if (schema.SortKey is null)
        {
            throw ItemRefusedException.Validation("Query key condition not supported");
        }

        var sort = conditions.Find(condition => condition.AttributeName == schema.SortKey.Name)
            ?? throw Missed(schema.SortKey);
        CheckValues(sort, schema.SortKey);
        return new KeyRange(partition.Values[0], ToRange(sort));
    }

    private static SortKeyRange ToRange(KeyCondition condition) => condition.Operator switch
    {
        "=" => SortKeyRange.Equal(condition.Values[0]),
        "<" => SortKeyRange.Below(condition.Values[0], orEqual: false),
        "<=" => SortKeyRange.Below(condition.Values[0], orEqual: true),
        ">" => SortKeyRange.Above(condition.Values[0], orEqual: false),
        ">=" => SortKeyRange.Above(condition.Values[0], orEqual: true),
        KeyConditionReader.Between => SortKeyRange.Between(condition.Values[0], condition.Values[1]),
        KeyConditionReader.BeginsWith => SortKeyRange.Prefix(condition.Values[0]),
        _ => throw new UnreachableException($"'{condition.Operator}' is no operator on sort keys."),
    };

    private static void CheckValues(KeyCondition condition, KeyAttribute attribute)
    {
        foreach (var value in condition.Values)
        {
            if (value.Type != attribute.Type)
            {
                throw ItemRefusedException.InvalidParameter("Condition parameter type does not match schema type");
            }

            if (value.SizeInBytes == 0)
            {
                var kind = value.Type == AttributeType.B ? "binary" : "string";
                throw ItemRefusedException.Validation(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot " +
                    $"contain an empty {kind} value. Key: {attribute.Name}");
            }
        }
    }

    private static ItemRefusedException Missed(KeyAttribute attribute) =>
        ItemRefusedException.Validation("Query condition missed key schema element: " + attribute.Name);
}
