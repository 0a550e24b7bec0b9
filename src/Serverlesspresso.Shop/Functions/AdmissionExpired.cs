using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Functions;

/// <summary>
/// Closes an order that has its place and whose workflow never began, because a rule was deleted or a delivery failed,
/// and gives back the place. Called when the order's time to choose a drink is over. Request: <c>orderId</c>.
/// </summary>
/// <param name="rows">The rows of orders.</param>
/// <param name="tables">The shop's tables.</param>
/// <param name="events">Puts events.</param>
internal sealed class AdmissionExpired(OrderRows rows, ShopTables tables, ShopEvents events) : IFunction
{
    /// <inheritdoc/>
    public async ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var orderId = WireText.Find(request, "orderId")
            ?? throw new FunctionFailedException("InvalidOrder", "The request has no 'orderId'.");
        var row = await tables.FindOrderRowAsync(context.Transaction, orderId);
        if (row is null || Order.Read(row) is not { IsOpen: true, IsUnstarted: true } order)
        {
            return OrderRows.Unchanged;
        }

        // A customer who has chosen did all there was to do: it is the bar that was late.
        var cause = order.DrinkOrder is null ? TimeOuts.OfCustomer : TimeOuts.OfBarista;
        await rows.PutAsync(
            context.Transaction,
            row.With(
                ("ORDERSTATE", ItemValues.Text(OrderState.Cancelled)),
                ("reason", ItemValues.Text(cause)),
                ("finishedAt", ItemValues.Milliseconds(context.Now)),
                ("TS", ItemValues.Milliseconds(context.Now))));
        await tables.AddToCountAsync(context.Transaction, new ShopId(order.ShopId).PlacesKey, change: -1);
        await TellScreensAsync(order, cause, context);
        return OrderRows.Changed;
    }

    private async ValueTask TellScreensAsync(Order order, string cause, FunctionContext context)
    {
        var timedOut = new OrderTimedOutDetail
        {
            Message = "The workflow of the order never began, and its time is over.",
            OrderId = order.Id,
            UserId = order.UserId,
            EventId = order.ShopId,
            Cause = cause,
        };
        await events.PutAsync(
            context,
            "OrderProcessor.OrderTimeOut",
            JsonSerializer.Serialize(timedOut, FunctionJson.Default.OrderTimedOutDetail));
        var finished = new OrderFinishedDetail
        {
            Message = "The order has come to its end.",
            OrderId = order.Id,
            UserId = order.UserId,
            EventId = order.ShopId,
            Outcome = "timedout",
        };
        await events.PutAsync(
            context,
            "OrderProcessor.orderFinished",
            JsonSerializer.Serialize(finished, FunctionJson.Default.OrderFinishedDetail));
    }
}
