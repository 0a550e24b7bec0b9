using System.Collections.Immutable;

namespace Serverlesspresso.Engine.Functions;

/// <summary>
/// The latest calls of each function, in memory. A call is remembered once what it did is on disk: one whose turn was undone,
/// as that of a scheduled call that failed, is not here. What was called before the server started is forgotten.
/// </summary>
public sealed class FunctionCalls
{
    /// <summary>How many calls of a function are remembered.</summary>
    public const int CallsMax = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<FunctionCall>> _calls = new(StringComparer.Ordinal);
    private ImmutableList<Action<FunctionCall>> _listeners = [];

    /// <summary>Lists the calls of a function, the newest first.</summary>
    /// <param name="functionName">The function.</param>
    public IReadOnlyList<FunctionCall> ListOf(string functionName)
    {
        lock (_gate)
        {
            return _calls.TryGetValue(functionName, out var calls) ? [.. calls.Reverse()] : [];
        }
    }

    /// <summary>Calls back after each call.</summary>
    /// <param name="listener">It only queues, and does not throw: the store's one writer waits for it.</param>
    public void Listen(Action<FunctionCall> listener) =>
        ImmutableInterlocked.Update(ref _listeners, listeners => listeners.Add(listener));

    /// <summary>Remembers a call.</summary>
    /// <param name="call">The call. What it did is on disk.</param>
    internal void Add(FunctionCall call)
    {
        lock (_gate)
        {
            if (!_calls.TryGetValue(call.FunctionName, out var calls))
            {
                calls = new Queue<FunctionCall>(CallsMax);
                _calls.Add(call.FunctionName, calls);
            }

            if (calls.Count == CallsMax)
            {
                calls.Dequeue();
            }

            calls.Enqueue(call);
        }

        foreach (var listener in Volatile.Read(ref _listeners))
        {
            listener(call);
        }
    }
}
