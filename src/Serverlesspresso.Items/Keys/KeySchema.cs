using System.Diagnostics.CodeAnalysis;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Keys;

/// <summary>The key of a table or index: a partition key, and perhaps a sort key.</summary>
/// <param name="PartitionKey">The partition key.</param>
/// <param name="SortKey">The sort key; null where there is none.</param>
public sealed record KeySchema(KeyAttribute PartitionKey, KeyAttribute? SortKey)
{
    /// <summary>The key's attributes, the partition key first.</summary>
    public IEnumerable<KeyAttribute> Attributes => SortKey is null ? [PartitionKey] : [PartitionKey, SortKey];

    /// <summary>Whether an attribute belongs to the key.</summary>
    /// <param name="attributeName">The attribute's name.</param>
    public bool Contains(string attributeName) =>
        attributeName == PartitionKey.Name || (SortKey is not null && attributeName == SortKey.Name);

    /// <summary>Checks a request's <c>Key</c>: exactly the key's attributes, each of its type and size.</summary>
    /// <param name="key">The key as it was given.</param>
    /// <exception cref="ItemRefusedException">It is no key of this schema.</exception>
    public void CheckKey(Item key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Attributes.Count != Attributes.Count()
            || !Attributes.All(attribute => key.TryGet(attribute.Name, out var value) && value.Type == attribute.Type))
        {
            throw ItemRefusedException.Validation("The provided key element does not match the schema");
        }

        CheckSizes(key);
    }

    /// <summary>Checks the key's attributes within a whole item.</summary>
    /// <param name="item">The item as it is to be stored.</param>
    /// <exception cref="ItemRefusedException">One is missing, of another type, empty, or too long.</exception>
    public void CheckItem(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        foreach (var attribute in Attributes)
        {
            if (!item.TryGet(attribute.Name, out var value))
            {
                throw ItemRefusedException.InvalidParameter($"Missing the key {attribute.Name} in the item");
            }

            if (value.Type != attribute.Type)
            {
                throw ItemRefusedException.InvalidParameter(
                    $"Type mismatch for key {attribute.Name} expected: {attribute.Type} actual: {value.Type}");
            }
        }

        CheckSizes(item);
    }

    /// <summary>Checks the attributes of an index key, where each may be absent.</summary>
    /// <param name="item">The item as it is to be stored.</param>
    /// <param name="indexName">The index.</param>
    /// <exception cref="ItemRefusedException">One is of another type, empty, or too long.</exception>
    public void CheckIndexedItem(Item item, string indexName)
    {
        ArgumentNullException.ThrowIfNull(item);
        foreach (var attribute in Attributes)
        {
            if (!item.TryGet(attribute.Name, out var value))
            {
                continue;
            }

            if (value.Type != attribute.Type)
            {
                throw ItemRefusedException.InvalidParameter(
                    $"Type mismatch for Index Key {attribute.Name} Expected: {attribute.Type} Actual: {value.Type} " +
                    $"IndexName: {indexName}");
            }

            CheckSize(attribute, value, indexName);
        }
    }

    /// <summary>Takes the key's attributes out of an item; false if one is missing or of another type.</summary>
    /// <param name="item">The item.</param>
    /// <param name="partitionKey">The partition key's value.</param>
    /// <param name="sortKey">The sort key's value; null where the schema has none.</param>
    public bool TryTake(
        Item item, [NotNullWhen(true)] out AttributeValue? partitionKey, out AttributeValue? sortKey)
    {
        ArgumentNullException.ThrowIfNull(item);
        sortKey = null;
        return item.TryGet(PartitionKey.Name, out partitionKey)
            && partitionKey.Type == PartitionKey.Type
            && (SortKey is null || (item.TryGet(SortKey.Name, out sortKey) && sortKey.Type == SortKey.Type));
    }

    private void CheckSizes(Item item)
    {
        foreach (var attribute in Attributes)
        {
            CheckSize(attribute, item.Attributes[attribute.Name], indexName: null);
        }
    }

    private void CheckSize(KeyAttribute attribute, AttributeValue value, string? indexName)
    {
        var size = value.SizeInBytes;
        if (size == 0)
        {
            var kind = value.Type == AttributeType.B ? "binary" : "string";
            throw ItemRefusedException.Validation(indexName is null
                ? "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain " +
                  $"an empty {kind} value. Key: {attribute.Name}"
                : $"One or more parameter values are not valid. A value specified for a secondary index key is not " +
                  $"supported. The AttributeValue for a key attribute cannot contain an empty {kind} value. " +
                  $"IndexName: {indexName}, IndexKey: {attribute.Name}");
        }

        if (attribute == PartitionKey && size > ItemLimits.PartitionKeyBytesMax)
        {
            throw ItemRefusedException.InvalidParameter(
                $"Size of hashkey has exceeded the maximum size limit of{ItemLimits.PartitionKeyBytesMax} bytes");
        }

        if (attribute != PartitionKey && size > ItemLimits.SortKeyBytesMax)
        {
            throw ItemRefusedException.InvalidParameter(
                "Aggregated size of all range keys has exceeded the size limit of " +
                $"{ItemLimits.SortKeyBytesMax} bytes");
        }
    }
}
