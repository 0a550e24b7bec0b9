using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Telemetry;

namespace Serverlesspresso.Engine.Turns;

/// <summary>
/// Tells, in memory and right after the commit, what each turn has changed: what keeps screens live. Each commit is told
/// once and in the order of commits, also when the caller of the turn has given up waiting. What a process that died has
/// not told is lost: whoever listens reads the store when it starts.
/// </summary>
/// <param name="logger">Hears of listeners that fail.</param>
public sealed partial class CommittedTurns(ILogger<CommittedTurns> logger)
{
    private ImmutableList<Listener> _listeners = [];

    /// <summary>Calls back with what a turn has changed, once it is on disk.</summary>
    /// <param name="listener">
    /// Called by the store's one writer, which waits for it: so it only queues, and does not throw.
    /// </param>
    /// <returns>Ends the listening when it is disposed.</returns>
    public IDisposable Listen(Action<CommittedTurn> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        var added = new Listener(this, listener);
        ImmutableInterlocked.Update(ref _listeners, listeners => listeners.Add(added));
        return added;
    }

    /// <summary>Tells the listeners what a turn has changed, if and when this run of it is on disk.</summary>
    /// <param name="transaction">The run, which changes nothing more.</param>
    internal void TellAfterCommit(ITurnTransaction transaction) =>
        // Who listens is asked after the commit: whoever began while the turn was committing, and then read what was
        // there before it, would never hear of it.
        transaction.AfterCommit(() => TellAll(transaction));

    [LoggerMessage(3101, LogLevel.Error, "A listener to committed turns failed; what it shows may be out of date")]
    private static partial void ListenerFailed(ILogger logger, Exception exception);

    private void TellAll(ITurnTransaction transaction)
    {
        var turn = transaction.Changed;
        EngineMeter.Committed(turn);
        foreach (var listener in Volatile.Read(ref _listeners))
        {
            Tell(listener, turn);
        }
    }

    private void Tell(Listener listener, CommittedTurn turn)
    {
        try
        {
            listener.Callback(turn);
        }
        catch (Exception exception)
        {
            // The turn is on disk, and so may be others of its batch: no listener may keep their callers from hearing.
            ListenerFailed(logger, exception);
        }
    }

    private sealed class Listener(CommittedTurns owner, Action<CommittedTurn> callback) : IDisposable
    {
        public Action<CommittedTurn> Callback { get; } = callback;

        public void Dispose() =>
            ImmutableInterlocked.Update(ref owner._listeners, listeners => listeners.Remove(this));
    }
}
