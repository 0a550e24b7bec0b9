using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Turns;

/// <summary>
/// Runs a turn as the owner of a key. An owner is a router and a queue, not a lock: every commit is fenced by the
/// versions it read, so two owners at one moment cost a turn that runs again, never a wrong write.
/// </summary>
public interface IOwnership
{
    /// <summary>Runs a turn as the owner of a key and returns once it is on disk.</summary>
    /// <typeparam name="T">What the turn answers.</typeparam>
    /// <param name="key">What the turn is about.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    Task<T> RunTurnAsync<T>(OwnerKey key, Turn<T> turn, CancellationToken cancellationToken);
}
