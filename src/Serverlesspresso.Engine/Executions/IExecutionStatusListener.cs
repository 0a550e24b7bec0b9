using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Executions;

/// <summary>Hears, inside the turn, that an execution has started or ended.</summary>
public interface IExecutionStatusListener
{
    /// <summary>Called once when an execution starts and once when it ends. Its writes join the turn.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="execution">The execution with its new status.</param>
    ValueTask StatusChangedAsync(ITurnTransaction transaction, ExecutionRow execution);
}
