using System.Collections.Concurrent;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Executions.Express;

/// <summary>Tells those who wait for the end of an express execution, in memory, once that is on disk.</summary>
internal sealed class ExpressEnds
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<ExecutionRow>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Begins to wait, before the execution starts. Whoever does also forgets.</summary>
    /// <param name="executionArn">The execution.</param>
    public Task<ExecutionRow> Expect(string executionArn) =>
        _waiting.GetOrAdd(
            executionArn,
            static _ => new TaskCompletionSource<ExecutionRow>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Waits no longer.</summary>
    /// <param name="executionArn">The execution.</param>
    public void Forget(string executionArn) => _waiting.TryRemove(executionArn, out _);

    /// <summary>Tells of an end, once the turn is on disk.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="row">The execution as it ended.</param>
    public void TellAfterCommit(ITurnTransaction transaction, ExecutionRow row) =>
        transaction.AfterCommit(() =>
        {
            if (_waiting.TryGetValue(row.Arn, out var waiter))
            {
                waiter.TrySetResult(row);
            }
        });
}
