using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Functions;

/// <summary>
/// Keeps the second task token and the number of an order, and tells the screens. If the order was cancelled before the
/// token was there, it answers the token at once. Request: the event <c>OrderProcessor.WaitingCompletion</c>.
/// </summary>
/// <param name="rows">The rows of orders.</param>
/// <param name="answers">Answers the token.</param>
/// <param name="events">Puts events.</param>
internal sealed class WaitingCompletion(OrderRows rows, ProcessorAnswers answers, ShopEvents events) : IFunction
{
    /// <inheritdoc/>
    public async ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var waiting = ProcessorEvent.Read(request);
        var row = await rows.FindOfRunAsync(context.Transaction, waiting);
        if (row is null)
        {
            context.Log($"The order '{waiting.OrderId}' has no row of this run: nothing to keep.");
            return OrderRows.Unchanged;
        }

        var token = waiting.Text("TaskToken");
        if (Order.Read(row) is { IsOpen: false } ended)
        {
            return await answers.TellEndAsync(context.Transaction, ended, token);
        }

        row = row.With(
            ("TaskToken", ItemValues.Text(token)),
            ("orderNumber", ItemValues.Text(waiting.Text("orderNumber"))),
            ("TS", ItemValues.Milliseconds(context.Now)));
        row = WithTimes(row, waiting, context.Now);
        await rows.PutAsync(context.Transaction, row);
        await TellScreensAsync(row, context);
        context.Log($"Kept the task token and the number '{waiting.Text("orderNumber")}' of the order '{waiting.OrderId}'.");
        return OrderRows.Changed;
    }

    // The deadline counts from the moment that the workflow began to wait, however late its event gets here.
    private static Item WithTimes(Item row, ProcessorEvent waiting, DateTimeOffset now)
    {
        var waitsSince = WireText.Find(waiting.Detail, "waitsSince");
        var numberedAt = DateTimeOffset.TryParse(waitsSince, CultureInfo.InvariantCulture, out var since) ? since : now;
        row = row.With("numberedAt", ItemValues.Milliseconds(numberedAt));
        return int.TryParse(
            WireText.Find(waiting.Detail, "makeSeconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? row.With("makeBy", ItemValues.Milliseconds(numberedAt.AddSeconds(seconds)))
            : row;
    }

    private async ValueTask TellScreensAsync(Item row, FunctionContext context)
    {
        var order = Order.Read(row);
        using var drinkOrder = JsonDocument.Parse(order.DrinkOrder ?? "{}");
        var detail = new WaitingCompletionDetail
        {
            Message = "The drink is in the queue, and the customer has its number.",
            OrderId = order.Id,
            OrderNumber = order.OrderNumber ?? string.Empty,
            UserId = order.UserId,
            EventId = order.ShopId,
            State = order.State,
            DrinkOrder = drinkOrder.RootElement,
            Robot = row.FindFlag("robot") ?? false,
            Ts = context.Now.ToUnixTimeMilliseconds(),
        };
        await events.PutAsync(
            context,
            "OrderManager.WaitingCompletion",
            JsonSerializer.Serialize(detail, FunctionJson.Default.WaitingCompletionDetail));
    }
}
