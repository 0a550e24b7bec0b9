using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Functions;

/// <summary>
/// Closes an order whose workflow was stopped or failed, and gives back its place. Request: the event
/// <c>Step Functions Execution Status Change</c> of an execution of <c>OrderProcessor</c>.
/// </summary>
/// <param name="rows">The rows of orders.</param>
/// <param name="tables">The shop's tables.</param>
/// <param name="events">Puts events.</param>
internal sealed class OrderAborted(OrderRows rows, ShopTables tables, ShopEvents events) : IFunction
{
    /// <inheritdoc/>
    public async ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var row = await FindAsync(request, context);
        if (row is null)
        {
            return OrderRows.Unchanged;
        }

        // An order whose row is open has its place: its workflow gives it back in the turn that ends it, or not at all.
        // So has one that was cancelled when its workflow could not hear of it yet, and never has.
        var order = Order.Read(row);
        var isCancelledEarly = order is { State: OrderState.Cancelled, TaskToken: null };
        if (!order.IsOpen && !isCancelledEarly)
        {
            return OrderRows.Unchanged;
        }

        await tables.AddToCountAsync(context.Transaction, new ShopId(order.ShopId).PlacesKey, change: -1);
        if (order.IsOpen)
        {
            await rows.PutAsync(
                context.Transaction,
                row.With(
                    ("ORDERSTATE", ItemValues.Text(OrderState.Cancelled)),
                    ("finishedBy", ItemValues.Text(string.Empty)),
                    ("finishedAt", ItemValues.Milliseconds(context.Now))));
            await TellScreensAsync(order, context);
        }

        return OrderRows.Changed;
    }

    // The event leaves out an input that is long, so it is read where it always is.
    private async ValueTask<Item?> FindAsync(JsonElement request, FunctionContext context)
    {
        if (WireText.FindObject(request, "detail") is not { } detail
            || WireText.Find(detail, "executionArn") is not { } arn)
        {
            throw new FunctionFailedException(
                "InvalidEvent", "The request is no status change of an execution: 'detail.executionArn' is missing.");
        }

        if (await context.Transaction.GetExecutionAsync(arn) is not { } execution)
        {
            return null;
        }

        // Somebody may have started the workflow by hand, with any input.
        using var input = JsonDocument.Parse(execution.Input);
        return WireText.FindObject(input.RootElement, "detail") is null
            ? null
            : await rows.FindOfRunAsync(
                context.Transaction, ProcessorEvent.Read(input.RootElement) with { ExecutionArn = arn });
    }

    private async ValueTask TellScreensAsync(Order order, FunctionContext context)
    {
        var detail = new OrderEndedDetail
        {
            Message = "The workflow of the order was stopped, and the order with it.",
            OrderId = order.Id,
            UserId = order.UserId,
            EventId = order.ShopId,
            OrderState = OrderState.Cancelled,
        };
        await events.PutAsync(
            context,
            "OrderManager.OrderCancelled",
            JsonSerializer.Serialize(detail, FunctionJson.Default.OrderEndedDetail));
    }
}
