using Serverlesspresso.Engine.Store;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Functions;

/// <summary>The rows of orders, as the functions that events call change them.</summary>
/// <param name="tables">The shop's tables.</param>
internal sealed class OrderRows(ShopTables tables)
{
    /// <summary>The answer of a function that changed a row.</summary>
    public const string Changed = """{"isChanged":true}""";

    /// <summary>The answer of a function whose event no longer concerns a row.</summary>
    public const string Unchanged = """{"isChanged":false}""";

    /// <summary>Finds the row that an event of <c>OrderProcessor</c> is about, while it is open.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="processorEvent">The event.</param>
    public async ValueTask<Item?> FindOpenAsync(ITurnTransaction transaction, ProcessorEvent processorEvent) =>
        await FindOfRunAsync(transaction, processorEvent) is { } row && Order.Read(row).IsOpen ? row : null;

    /// <summary>
    /// Finds the row that an event of <c>OrderProcessor</c> is about, of the same customer (who may want to be forgotten
    /// meanwhile), and run by the execution that put the event: an event of an earlier run of the same order must not
    /// touch a later one.
    /// </summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="processorEvent">The event.</param>
    public async ValueTask<Item?> FindOfRunAsync(ITurnTransaction transaction, ProcessorEvent processorEvent)
    {
        var row = await tables.FindOrderRowAsync(transaction, processorEvent.OrderId);
        if (row is null)
        {
            return null;
        }

        var order = Order.Read(row);
        var isSameRun = processorEvent.ExecutionArn is null
            || (order.ExecutionArn is null && !order.IsAdmitted)
            || processorEvent.ExecutionArn == order.ExecutionArn;
        var isForgotten = order.UserId.Length == 0 && order.ExecutionArn is not null;
        return isSameRun && (isForgotten || order.UserId == processorEvent.UserId) ? row : null;
    }

    /// <summary>Writes a changed row, and counts the change.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="row">The row.</param>
    public ValueTask PutAsync(ITurnTransaction transaction, Item row) => tables.PutAsync(
        transaction,
        ShopTables.OrderTable,
        row.With("version", ItemValues.Number(Order.Read(row).Version + 1)));
}
