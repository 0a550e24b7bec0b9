using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Turns;

/// <summary>Runs turns on the store, and hands on what they made and changed as soon as they are on disk.</summary>
/// <param name="store">The store.</param>
/// <param name="freshWork">Takes the work of committed turns.</param>
/// <param name="committedTurns">Tells what committed turns have changed.</param>
public sealed class TurnRunner(IStore store, FreshWork freshWork, CommittedTurns committedTurns)
{
    /// <summary>Runs a turn that has no owner. Returns once it is on disk.</summary>
    /// <typeparam name="T">What the turn answers.</typeparam>
    /// <param name="turn">The turn.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    public async Task<T> RunAsync<T>(Turn<T> turn, CancellationToken cancellationToken)
    {
        // A turn may run more than once: only the work of the run that committed, the last one, counts.
        IReadOnlyList<WorkRow> added = [];
        var answer = await store.RunTurnAsync(
            async transaction =>
            {
                var result = await turn(transaction);
                added = transaction.AddedWork;
                committedTurns.TellAfterCommit(transaction);
                return result;
            },
            cancellationToken);
        freshWork.Offer(added);
        return answer;
    }
}
