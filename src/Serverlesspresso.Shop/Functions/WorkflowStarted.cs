using System.Text.Json;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Functions;

/// <summary>
/// Keeps the first task token of an order. If the drink was chosen, or the order cancelled, before the token was there,
/// it answers the token at once. Request: the event <c>OrderProcessor.WorkflowStarted</c>.
/// </summary>
/// <param name="rows">The rows of orders.</param>
/// <param name="executions">The workflows that wait.</param>
internal sealed class WorkflowStarted(OrderRows rows, ExecutionRegistry executions) : IFunction
{
    private const string IsChosen = "{}";
    private const string IsCancelled = """{"cancelled":true}""";

    /// <inheritdoc/>
    public async ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var started = ProcessorEvent.Read(request);
        var row = await rows.FindOfRunAsync(context.Transaction, started);
        if (row is null)
        {
            return OrderRows.Unchanged;
        }

        var order = Order.Read(row);
        var isCancelledEarly = order is { State: OrderState.Cancelled, TaskToken: null };
        if (!order.IsOpen && !isCancelledEarly)
        {
            return OrderRows.Unchanged;
        }

        var token = started.Text("TaskToken");
        row = row.With("TaskToken", ItemValues.Text(token));
        await rows.PutAsync(
            context.Transaction, order.IsOpen ? row.With("TS", ItemValues.Milliseconds(context.Now)) : row);
        var answer = order.IsOpen ? IsChosen : IsCancelled;
        var isAnswered = !order.IsOpen || (order.DrinkOrder is not null && order.OrderNumber is null);
        if (isAnswered && await executions.IsTaskOpenInTurnAsync(context.Transaction, token))
        {
            await executions.SendTaskSuccessInTurnAsync(context.Transaction, token, answer);
        }

        return OrderRows.Changed;
    }
}
