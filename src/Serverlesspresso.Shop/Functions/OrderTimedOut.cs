using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Functions;

/// <summary>Closes an order whose time ran out. Request: the event <c>OrderProcessor.OrderTimeOut</c>.</summary>
/// <param name="rows">The rows of orders.</param>
internal sealed class OrderTimedOut(OrderRows rows) : IFunction
{
    /// <inheritdoc/>
    public async ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var timedOut = ProcessorEvent.Read(request);
        var row = await rows.FindOpenAsync(context.Transaction, timedOut);
        if (row is null)
        {
            context.Log($"The order '{timedOut.OrderId}' is not open: nothing to close.");
            return OrderRows.Unchanged;
        }

        await rows.PutAsync(context.Transaction, row
            .With("ORDERSTATE", ItemValues.Text(OrderState.Cancelled))
            .With("reason", ItemValues.Text(timedOut.Text("cause")))
            .With("finishedAt", ItemValues.Milliseconds(context.Now))
            .With("TS", ItemValues.Milliseconds(context.Now)));
        context.Log($"Closed the order '{timedOut.OrderId}': its time ran out.");
        return OrderRows.Changed;
    }
}
