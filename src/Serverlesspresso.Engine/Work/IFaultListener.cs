using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Work;

/// <summary>Hears that work has thrown. Most kinds of work have nobody to tell.</summary>
public interface IFaultListener
{
    /// <summary>Hears that the work has thrown, in the turn that puts it off or gives it up for that.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="work">The work, as it was tried.</param>
    /// <param name="outcome">What becomes of it.</param>
    /// <param name="fault">What was thrown.</param>
    ValueTask NoteFaultAsync(ITurnTransaction transaction, WorkRow work, WorkOutcome outcome, Exception fault) =>
        ValueTask.CompletedTask;
}
