using System.Collections.Concurrent;
using System.Text.Json;
using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.BusBenchmark;

/// <summary>Says when the delivery of each event is on disk.</summary>
internal sealed class Arrivals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);

    /// <summary>Ends when the event has been delivered. Asked for before the event is put.</summary>
    /// <param name="orderId">The order that the event is about.</param>
    public Task Of(string orderId) =>
        _awaited.GetOrAdd(orderId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Note(string orderId)
    {
        if (_awaited.TryRemove(orderId, out var awaited))
        {
            awaited.TrySetResult();
        }
    }
}

/// <summary>The target of the measured events: it writes nothing of its own.</summary>
internal sealed class Target(Arrivals arrivals) : IFunction
{
    public const string Name = "Target";

    public ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var orderId = request.GetProperty("detail").GetProperty("orderId").GetString()!; // The benchmark put it there.
        context.Transaction.AfterCommit(() => arrivals.Note(orderId));
        return ValueTask.FromResult("{}");
    }
}
