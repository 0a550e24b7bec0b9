using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.MapRuns;

/// <summary>Tells Map Runs of their children that have ended, in the turn that ends them.</summary>
/// <remarks>
/// It only adds work: a turn that wrote the Map Run itself would conflict with those of all other children that end.
/// </remarks>
internal sealed class MapRunChildren : IExecutionStatusListener
{
    /// <inheritdoc/>
    public ValueTask StatusChangedAsync(ITurnTransaction transaction, ExecutionRow execution)
    {
        if (execution is { MapRunChild: { } child, Status: not ExecutionStatus.Running })
        {
            MapRunWork.AddEnd(transaction, child, execution);
        }

        return ValueTask.CompletedTask;
    }
}
