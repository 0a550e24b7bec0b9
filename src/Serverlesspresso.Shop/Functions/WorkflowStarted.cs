using System.Text.Json;
using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.Shop.Functions;

/// <summary>Keeps the first task token of an order. Request: the event <c>OrderProcessor.WorkflowStarted</c>.</summary>
/// <param name="rows">The rows of orders.</param>
internal sealed class WorkflowStarted(OrderRows rows) : IFunction
{
    /// <inheritdoc/>
    public async ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var started = ProcessorEvent.Read(request);
        var row = await rows.FindOpenAsync(context.Transaction, started);
        if (row is null)
        {
            return OrderRows.Unchanged;
        }

        await rows.PutAsync(context.Transaction, row
            .With("TaskToken", ItemValues.Text(started.Text("TaskToken")))
            .With("TS", ItemValues.Milliseconds(context.Now)));
        return OrderRows.Changed;
    }
}
