using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Turns;

/// <summary>
/// Tells, in memory and right after the commit, which items of a table have changed: what keeps screens live. Each
/// commit is told once and in the order of commits, also when the caller of the turn has given up waiting. What a
/// process that died has not told is lost: whoever listens reads the store when it starts.
/// </summary>
/// <remarks>Items that go with their whole table are not told.</remarks>
/// <param name="logger">Hears of listeners that fail.</param>
public sealed partial class CommittedItems(ILogger<CommittedItems> logger)
{
    private ImmutableList<Listener> _listeners = [];

    /// <summary>Calls back with the items of some tables that a turn has changed, once it is on disk.</summary>
    /// <param name="tableNames">The tables.</param>
    /// <param name="listener">
    /// Called by the store's one writer, which waits for it: so it only queues, and does not throw.
    /// </param>
    /// <returns>Ends the listening when it is disposed.</returns>
    public IDisposable Listen(IEnumerable<string> tableNames, Action<IReadOnlyList<CommittedItem>> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        var added = new Listener(this, [.. tableNames], listener);
        ImmutableInterlocked.Update(ref _listeners, listeners => listeners.Add(added));
        return added;
    }

    /// <summary>Tells the listeners what a turn has changed, if and when this run of it is on disk.</summary>
    /// <param name="transaction">The run, which changes nothing more.</param>
    internal void TellAfterCommit(ITurnTransaction transaction)
    {
        // Who listens is asked after the commit: whoever began while the turn was committing, and then read what was
        // there before it, would never hear of it.
        if (transaction.ChangedItems.Any())
        {
            transaction.AfterCommit(() => TellAll(transaction.ChangedItems));
        }
    }

    [LoggerMessage(3101, LogLevel.Error, "A listener to committed items failed; what it shows may be out of date")]
    private static partial void ListenerFailed(ILogger logger, Exception exception);

    private void TellAll(IEnumerable<CommittedItem> changed)
    {
        foreach (var listener in Volatile.Read(ref _listeners))
        {
            var items = changed.Where(item => listener.Names(item.Key.TableName)).ToList();
            if (items.Count > 0)
            {
                Tell(listener, items);
            }
        }
    }

    private void Tell(Listener listener, IReadOnlyList<CommittedItem> items)
    {
        try
        {
            listener.Callback(items);
        }
        catch (Exception exception)
        {
            // The turn is on disk, and so may be others of its batch: no listener may keep their callers from hearing.
            ListenerFailed(logger, exception);
        }
    }

    private sealed class Listener(
        CommittedItems owner, ImmutableHashSet<string> tableNames, Action<IReadOnlyList<CommittedItem>> callback)
        : IDisposable
    {
        public Action<IReadOnlyList<CommittedItem>> Callback { get; } = callback;

        public bool Names(string tableName) => tableNames.Contains(tableName);

        public void Dispose() =>
            ImmutableInterlocked.Update(ref owner._listeners, listeners => listeners.Remove(this));
    }
}
