using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>
/// Keeps the traces of the executions that were looked at last. History only grows, so each look reads no more than what has
/// come since the one before.
/// </summary>
/// <param name="store">Where history is.</param>
internal sealed class ExecutionTraces(IStore store)
{
    private const int TracesMax = 32;
    private const int RowsOfARead = 500;

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Arn, Entry Entry)> _recent = [];

    /// <summary>Brings the trace of an execution up to date and looks at it.</summary>
    /// <typeparam name="T">What is seen.</typeparam>
    /// <param name="execution">The execution as it is.</param>
    /// <param name="definition">The definition it runs.</param>
    /// <param name="look">Looks. It keeps nothing of the trace, which others bring further.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<T> LookAsync<T>(
        ExecutionRow execution, string definition, Func<ExecutionTrace, T> look, CancellationToken cancellationToken)
    {
        var entry = Find(execution.Arn, definition);
        await entry.Gate.WaitAsync(cancellationToken);
        try
        {
            await CatchUpAsync(execution, entry.Trace, cancellationToken);
            return look(entry.Trace);
        }
        finally
        {
            entry.Gate.Release();
        }
    }

    /// <summary>Reads some events of an execution.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="ids">Their numbers, ascending.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<JsonElement>> ReadAsync(
        string executionArn, IReadOnlyList<long> ids, CancellationToken cancellationToken) => store.ReadAsync<IReadOnlyList<JsonElement>>(
        async reader =>
        {
            var events = new List<JsonElement>();
            var index = 0;
            while (index < ids.Count)
            {
                var rows = await reader.ListHistoryAsync(executionArn, ids[index], limit: 1);
                if (rows is not [var row] || row.FirstEventId > ids[index])
                {
                    break;
                }

                // Whatever of it stands in the same row costs no other reading.
                using var packed = JsonDocument.Parse(row.Events);
                for (; index < ids.Count && ids[index] <= row.LastEventId; index++)
                {
                    events.Add(packed.RootElement[(int)(ids[index] - row.FirstEventId)].Clone());
                }
            }

            return events;
        },
        cancellationToken);

    private Entry Find(string executionArn, string definition)
    {
        lock (_gate)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Arn == executionArn)
                {
                    _recent.Remove(node);
                    _recent.AddFirst(node);
                    return node.Value.Entry;
                }
            }

            var entry = new Entry(new ExecutionTrace(OutlineReader.Read(definition) ?? Outline.Empty));
            _recent.AddFirst((executionArn, entry));
            if (_recent.Count > TracesMax)
            {
                _recent.RemoveLast();
            }

            return entry;
        }
    }

    private async Task CatchUpAsync(ExecutionRow execution, ExecutionTrace trace, CancellationToken cancellationToken)
    {
        while (trace.LastEventId < execution.LastEventId)
        {
            var before = trace.LastEventId;
            var rows = await store.ReadAsync(
                reader => reader.ListHistoryAsync(execution.Arn, before + 1, RowsOfARead), cancellationToken);
            foreach (var row in rows)
            {
                using var packed = JsonDocument.Parse(row.Events);
                var id = row.FirstEventId;
                foreach (var historyEvent in packed.RootElement.EnumerateArray())
                {
                    if (id++ == trace.LastEventId + 1)
                    {
                        trace.Add(historyEvent);
                    }
                }
            }

            if (trace.LastEventId == before)
            {
                return;
            }
        }
    }

    // Never disposed: somebody may still look when it is forgotten, and a semaphore that nobody waits for holds nothing.
    private sealed record Entry(ExecutionTrace Trace)
    {
        public SemaphoreSlim Gate { get; } = new(initialCount: 1, maxCount: 1);
    }
}
