using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Functions;

/// <summary>
/// Keeps the first task token of an order. If the drink was chosen, or the order cancelled, before the token was there,
/// it answers the token at once. Request: the event <c>OrderProcessor.WorkflowStarted</c>.
/// </summary>
/// <param name="rows">The rows of orders.</param>
/// <param name="answers">Answers the token.</param>
internal sealed class WorkflowStarted(OrderRows rows, ProcessorAnswers answers) : IFunction
{
    /// <inheritdoc/>
    public async ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var started = ProcessorEvent.Read(request);
        var row = await rows.FindOfRunAsync(context.Transaction, started);
        if (row is null)
        {
            context.Log($"The order '{started.OrderId}' has no row of this run: nothing to keep.");
            return OrderRows.Unchanged;
        }

        var order = Order.Read(row);
        var token = started.Text("TaskToken");
        if (!order.IsOpen)
        {
            return await answers.TellEndAsync(context.Transaction, order, token);
        }

        await rows.PutAsync(
            context.Transaction,
            row.With(("TaskToken", ItemValues.Text(token)), ("TS", ItemValues.Milliseconds(context.Now))));
        context.Log($"Kept the task token of the order '{order.Id}'.");
        if (order is { DrinkOrder: not null, OrderNumber: null })
        {
            await answers.SendAsync(context.Transaction, token, ProcessorAnswers.IsChosen);
        }

        return OrderRows.Changed;
    }
}
