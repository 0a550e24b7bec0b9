using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Definitions;

/// <summary>Makes tables and indexes of requests, and refuses those that cannot be.</summary>
internal static class TableDesigner
{
    private const int LocalIndexesMax = 5;
    private const int GlobalIndexesMax = 20;

    public static TableDocument Design(CreateTableRequest request, string id, DateTimeOffset now)
    {
        CheckKey(request.KeySchema, request.AttributeTypes);
        CheckIndexCounts(request);
        var indexes = new List<IndexDocument>();
        foreach (var index in request.LocalIndexes)
        {
            CheckLocalIndex(index, request.KeySchema);
            indexes.Add(Design(index, isGlobal: false, indexes.Count, request.AttributeTypes));
        }

        foreach (var index in request.GlobalIndexes)
        {
            indexes.Add(Design(index, isGlobal: true, indexes.Count, request.AttributeTypes));
        }

        CheckIndexNames(indexes);
        CheckEveryAttributeIsUsed(request, indexes);
        return new TableDocument
        {
            Name = request.TableName,
            Id = id,
            CreatedAt = now,
            AttributeTypes = request.AttributeTypes,
            PartitionKey = request.KeySchema[0].AttributeName,
            SortKey = request.KeySchema.Count > 1 ? request.KeySchema[1].AttributeName : null,
            Indexes = indexes,
            IndexCount = indexes.Count,
            Throughput = request.Throughput,
            TableClass = request.TableClass,
            IsDeletionProtected = request.IsDeletionProtected,
            Tags = request.Tags,
        };
    }

    /// <summary>Adds a global index that knows none of the items yet.</summary>
    public static TableDocument AddIndex(
        TableDocument table, IndexRequest request, IReadOnlyDictionary<string, AttributeType> types)
    {
        var allTypes = new Dictionary<string, AttributeType>(table.AttributeTypes);
        foreach (var (name, type) in types)
        {
            allTypes[name] = type;
        }

        var index = Design(request, isGlobal: true, table.IndexCount, allTypes) with { IsIncomplete = true };
        IReadOnlyList<IndexDocument> indexes = [.. table.Indexes, index];
        if (table.Indexes.Any(existing => existing.Name == index.Name))
        {
            throw new TableValidationException(
                $"Attempting to create an index which already exists: {index.Name}");
        }

        CheckCount("GlobalSecondaryIndexes", indexes.Count(other => other.IsGlobal), GlobalIndexesMax);
        return table with { Indexes = indexes, IndexCount = table.IndexCount + 1, AttributeTypes = allTypes };
    }

    /// <summary>Takes an index away, with the attributes that only it used.</summary>
    public static TableDocument RemoveIndex(TableDocument table, string indexName)
    {
        IReadOnlyList<IndexDocument> indexes = [.. table.Indexes.Where(index => index.Name != indexName)];
        string?[] used =
            [table.PartitionKey, table.SortKey, .. indexes.SelectMany(index => (string?[])[index.PartitionKey, index.SortKey])];
        return table with
        {
            Indexes = indexes,
            AttributeTypes = table.AttributeTypes
                .Where(attribute => used.Contains(attribute.Key))
                .ToDictionary(attribute => attribute.Key, attribute => attribute.Value),
        };
    }

    private static IndexDocument Design(
        IndexRequest request, bool isGlobal, int number, IReadOnlyDictionary<string, AttributeType> types)
    {
        CheckKey(request.KeySchema, types);
        return new IndexDocument
        {
            Name = request.Name,
            StoreName = $"{request.Name}#{number}",
            IsGlobal = isGlobal,
            PartitionKey = request.KeySchema[0].AttributeName,
            SortKey = request.KeySchema.Count > 1 ? request.KeySchema[1].AttributeName : null,
            ProjectionType = request.ProjectionType,
            NonKeyAttributes = request.NonKeyAttributes,
            Throughput = request.Throughput,
        };
    }

    private static void CheckKey(
        IReadOnlyList<KeySchemaElement> key, IReadOnlyDictionary<string, AttributeType> types)
    {
        if (key.Count == 0 || key[0].KeyType != "HASH")
        {
            throw new TableValidationException(
                "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }

        if (key.Count > 1 && key[1].KeyType != "RANGE")
        {
            throw new TableValidationException(
                "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }

        if (key.Count > 1 && key[0].AttributeName == key[1].AttributeName)
        {
            throw new TableValidationException(
                "Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }

        if (key.Any(element => !types.ContainsKey(element.AttributeName)))
        {
            throw Refusal.InvalidParameter(
                "Some index key attributes are not defined in AttributeDefinitions. " +
                $"Keys: [{string.Join(", ", key.Select(element => element.AttributeName))}], " +
                $"AttributeDefinitions: [{string.Join(", ", types.Keys)}]");
        }
    }

    private static void CheckLocalIndex(IndexRequest index, IReadOnlyList<KeySchemaElement> tableKey)
    {
        if (tableKey.Count < 2)
        {
            throw Refusal.InvalidParameter(
                "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
        }

        if (index.KeySchema.Count < 2)
        {
            throw Refusal.InvalidParameter($"Index KeySchema does not have a range key for index: {index.Name}");
        }

        if (index.KeySchema[0].AttributeName != tableKey[0].AttributeName)
        {
            throw Refusal.InvalidParameter(
                "Index KeySchema does not have the same leading hash key as table KeySchema for index: " +
                $"{index.Name}. index hash key: {index.KeySchema[0].AttributeName}, " +
                $"table hash key: {tableKey[0].AttributeName}");
        }
    }

    private static void CheckIndexCounts(CreateTableRequest request)
    {
        CheckCount("LocalSecondaryIndexes", request.LocalIndexes.Count, LocalIndexesMax);
        CheckCount("GlobalSecondaryIndexes", request.GlobalIndexes.Count, GlobalIndexesMax);
    }

    private static void CheckCount(string kind, int count, int greatest)
    {
        if (count > greatest)
        {
            throw Refusal.InvalidParameter($"Number of {kind} exceeds per-table limit of {greatest}");
        }
    }

    private static void CheckIndexNames(List<IndexDocument> indexes)
    {
        var repeated = indexes.GroupBy(index => index.Name).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null)
        {
            throw Refusal.InvalidParameter($"Duplicate index name: {repeated.Key}");
        }
    }

    private static void CheckEveryAttributeIsUsed(CreateTableRequest request, List<IndexDocument> indexes)
    {
        var used = request.KeySchema.Select(element => element.AttributeName)
            .Concat(indexes.SelectMany(index => (string?[])[index.PartitionKey, index.SortKey]).OfType<string>())
            .ToHashSet();
        if (request.AttributeTypes.Keys.All(used.Contains))
        {
            return;
        }

        throw Refusal.InvalidParameter(indexes.Count == 0
            ? "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions"
            : "Some AttributeDefinitions are not used. " +
              $"AttributeDefinitions: [{string.Join(", ", request.AttributeTypes.Keys)}], keys used: [{string.Join(", ", used)}]");
    }
}
