using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items;
using Serverlesspresso.Items.Keys;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Reads and makes the keys between the pages of a query or scan.</summary>
internal static class StartKeys
{
    private const string Invalid = "The provided starting key is invalid";

    public static ItemPlace? ReadForScan(ListView view, ScanRequest request)
    {
        if (request.ExclusiveStartKey is null)
        {
            return null;
        }

        var place = Read(view, request.ExclusiveStartKey);
        return ScanSegment.Of(request).Contains(place.PartitionKey)
            ? place
            : throw new TableValidationException(
                "The provided starting key is outside the segment that is read: use the key of the same segment");
    }

    public static ItemPlace? ReadForQuery(ListView view, QueryRequest request, KeyRange range)
    {
        if (request.ExclusiveStartKey is null)
        {
            return null;
        }

        var place = Read(view, request.ExclusiveStartKey);
        if (place.IndexPartitionKey != new KeyBytes(KeyEncoding.Encode(range.PartitionKey)))
        {
            throw new TableValidationException(
                "The provided starting key is outside query boundaries based on provided conditions");
        }

        return place;
    }

    /// <summary>The key after which the next page goes on.</summary>
    public static Item Make(ListView view, Item last)
    {
        var names = view.PlaceAttributes.ToHashSet();
        return new Item(last.Attributes.Where(attribute => names.Contains(attribute.Key)));
    }

    private static ItemPlace Read(ListView view, Item key)
    {
        if (key.Attributes.Count != view.PlaceAttributes.Count())
        {
            throw new TableValidationException(Invalid);
        }

        try
        {
            view.Key.CheckItem(key);
            view.Table.Key.CheckItem(key);
        }
        catch (ItemRefusedException)
        {
            throw new TableValidationException(
                Invalid + ": The provided key element does not match the schema");
        }

        var own = view.Table.KeyOf(key);
        var (partition, sort) = TableSchema.Encode(view.Key, key)!.Value; // the key was checked above
        return new ItemPlace(partition, sort, own.PartitionKey, own.SortKey);
    }
}
