using Serverlesspresso.Engine.Store;
using Serverlesspresso.Items;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Transactions: many reads at one moment, or many writes of which all happen or none.</summary>
internal sealed class ItemTransactions(ItemReads reads, WritePlanner planner, TransactionTokens tokens)
{
    /// <summary>A transaction consumes twice what its actions would alone.</summary>
    private const double CapacityFactor = 2;

    public async ValueTask<TransactGetItemsResponse> GetAsync(IStoreReader reader, TransactGetItemsRequest request)
    {
        var items = new List<Item?>();
        var capacity = new List<ConsumedCapacity>();
        foreach (var get in request.Gets)
        {
            var response = await reads.GetAsync(reader, get with { ConsistentRead = true });
            items.Add(response.Item);
            capacity.Add(response.ConsumedCapacity);
        }

        return new TransactGetItemsResponse(items, ConsumedCapacity.Sum(capacity, CapacityFactor));
    }

    public async ValueTask<WriteManyResponse> WriteAsync(
        ITurnTransaction transaction, TransactWriteItemsRequest request)
    {
        if (await tokens.WasMadeAsync(transaction, request))
        {
            return new WriteManyResponse([]);
        }

        var bound = request.Actions.Select(planner.Bind).ToArray();
        await CheckDistinctAsync(transaction, bound);
        var writes = new List<PlannedWrite>();
        var reasons = new List<CancellationReason>();
        foreach (var write in bound)
        {
            reasons.Add(await PlanAsync(transaction, write, writes));
        }

        if (reasons.Exists(reason => reason != CancellationReason.None))
        {
            throw new TransactionCanceledException(reasons);
        }

        foreach (var write in writes)
        {
            write.Make(transaction);
        }

        await tokens.RememberAsync(transaction, request);
        return new WriteManyResponse(ConsumedCapacity.Sum(
            writes.Select(write => ConsumedCapacity.OfWrite(write.Schema, write.Before, write.After)), CapacityFactor));
    }

    private async ValueTask CheckDistinctAsync(ITurnTransaction transaction, BoundWrite[] writes)
    {
        var seen = new HashSet<ItemKey>();
        foreach (var write in writes)
        {
            try
            {
                if (!seen.Add((await planner.LocateAsync(transaction, write)).Key))
                {
                    throw new TableValidationException(
                        "Transaction request cannot include multiple operations on one item");
                }
            }
            catch (ItemRefusedException)
            {
                // A key that is none is one of the reasons to cancel the transaction, found when it is planned.
            }
        }
    }

    private async ValueTask<CancellationReason> PlanAsync(
        ITurnTransaction transaction, BoundWrite write, List<PlannedWrite> writes)
    {
        try
        {
            writes.Add(await planner.PlanAsync(transaction, write));
            return CancellationReason.None;
        }
        catch (ConditionalCheckFailedException refusal)
        {
            return new CancellationReason("ConditionalCheckFailed", refusal.Message, refusal.Item);
        }
        catch (ItemRefusedException refusal)
        {
            return new CancellationReason("ValidationError", refusal.Message, null);
        }
        catch (TableValidationException refusal)
        {
            return new CancellationReason("ValidationError", refusal.Message, null);
        }
    }
}
