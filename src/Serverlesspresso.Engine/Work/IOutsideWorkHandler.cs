using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Work;

/// <summary>
/// Does a kind of work that goes outside: first a call, outside of any turn and its transaction, then the turn that takes
/// its outcome and ends the work. If the process dies between the two, the call is made again.
/// </summary>
public interface IOutsideWorkHandler : IFaultListener
{
    /// <summary>The kind.</summary>
    WorkKind Kind { get; }

    /// <summary>Tells whom the call is for, and how often they may be called, while it waits for its turn.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Cancelled when the server stops.</param>
    ValueTask<WorkLane> FindLaneAsync(WorkRow work, CancellationToken cancellationToken);

    /// <summary>Prepares the call when its turn has come: whom it is for may have changed meanwhile.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Cancelled when the server stops.</param>
    ValueTask<OutsideCall> PrepareAsync(WorkRow work, CancellationToken cancellationToken);
}
