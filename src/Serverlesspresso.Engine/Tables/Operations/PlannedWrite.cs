using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Expressions;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>A write that is decided and not yet made, so that a transaction can decide on all before it makes any.</summary>
/// <param name="Schema">The table.</param>
/// <param name="Key">The item's place.</param>
/// <param name="Before">The item as it is; null if there is none.</param>
/// <param name="After">The item as it is to be; null if there is to be none.</param>
/// <param name="ChangedPaths">What an update changes; null for other writes.</param>
internal sealed record PlannedWrite(
    TableSchema Schema, ItemKey Key, Item? Before, Item? After, Projection? ChangedPaths)
{
    /// <summary>Makes the write, unless it changes nothing.</summary>
    public void Make(ITurnTransaction transaction)
    {
        if (Before is null ? After is null : Before.Equals(After))
        {
            return;
        }

        transaction.PutItem(new ItemChange
        {
            Key = Key,
            Item = After?.ToUtf8(),
            EntriesBefore = Schema.EntriesOf(Before),
            EntriesAfter = Schema.EntriesOf(After),
        });
    }

    public WriteItemResponse Answer(ReturnValues returnValues)
    {
        var attributes = returnValues switch
        {
            ReturnValues.None => null,
            ReturnValues.AllOld => Before,
            ReturnValues.AllNew => After,
            ReturnValues.UpdatedOld => Changed(Before),
            ReturnValues.UpdatedNew => Changed(After),
        };
        return new WriteItemResponse(attributes, ConsumedCapacity.OfWrite(Schema, Before, After));
    }

    private Item? Changed(Item? item) =>
        item is not null && ChangedPaths?.Apply(item) is { Attributes.Count: > 0 } changed ? changed : null;
}
