using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Store;
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
    // In the row of an order whose place this function has given back: called once more, it gives back no second one.
    private const string PlaceGivenBack = "placeGivenBack";

    /// <inheritdoc/>
    public async ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var row = await FindAsync(request, context);
        if (row is null)
        {
            return OrderRows.Unchanged;
        }

        // A workflow gives the place back in the turn that ends it well, or not at all. What is left to this function is an
        // order that is open, or was cancelled between two steps of its workflow, which never heard of it.
        var order = Order.Read(row);
        var mayHavePlace = order is { IsOpen: true } or { Phase: OrderPhase.Cancelled };
        if (!mayHavePlace || row.FindFlag(PlaceGivenBack) is true)
        {
            return OrderRows.Unchanged;
        }

        await tables.AddToCountAsync(context.Transaction, new ShopId(order.ShopId).PlacesKey, change: -1);
        row = row.With((PlaceGivenBack, ItemValues.Flag(true)));
        await rows.PutAsync(context.Transaction, order.IsOpen ? Close(row, context.Now) : row);
        if (order.IsOpen)
        {
            await TellScreensAsync(order, context);
        }

        return OrderRows.Changed;
    }

    private static Item Close(Item row, DateTimeOffset now) => row.With(
        ("ORDERSTATE", ItemValues.Text(OrderState.Cancelled)),
        ("finishedBy", ItemValues.Text(string.Empty)),
        ("finishedAt", ItemValues.Milliseconds(now)));

    private static bool HasEndedBadly(ExecutionStatus status) =>
        status is ExecutionStatus.Failed or ExecutionStatus.TimedOut or ExecutionStatus.Aborted;

    // The event leaves out an input that is long, so it is read where it always is.
    private async ValueTask<Item?> FindAsync(JsonElement request, FunctionContext context)
    {
        if (WireText.FindObject(request, "detail") is not { } detail
            || WireText.Find(detail, "executionArn") is not { } arn)
        {
            throw new FunctionFailedException(
                "InvalidEvent", "The request is no status change of an execution: 'detail.executionArn' is missing.");
        }

        if (await context.Transaction.GetExecutionAsync(arn) is not { } execution || !HasEndedBadly(execution.Status))
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
