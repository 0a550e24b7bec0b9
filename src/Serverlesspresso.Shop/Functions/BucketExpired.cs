using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;

namespace Serverlesspresso.Shop.Functions;

/// <summary>Deletes the bucket of a code that nobody can redeem any more. Request: <c>key</c>, the item's.</summary>
/// <param name="tables">The tables.</param>
internal sealed class BucketExpired(ItemTables tables) : IFunction
{
    /// <inheritdoc/>
    public async ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var key = WireText.Find(request, "key")
            ?? throw new FunctionFailedException("InvalidBucket", "The request has no 'key'.");
        await tables.WriteItemInTurnAsync(
            context.Transaction,
            new DeleteItemRequest
            {
                TableName = ShopTables.ValidatorTable,
                Key = ItemValues.Of(("PK", ItemValues.Text(key))),
            });
        return "{}";
    }
}
