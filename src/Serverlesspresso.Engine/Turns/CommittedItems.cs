using System.Collections.Immutable;

namespace Serverlesspresso.Engine.Turns;

/// <summary>Tells which items of a table the turns have changed, as <see cref="CommittedTurns"/> does.</summary>
/// <remarks>Items that go with their whole table are not told.</remarks>
/// <param name="turns">Tells of every turn.</param>
public sealed class CommittedItems(CommittedTurns turns)
{
    /// <summary>Calls back with the items of some tables that a turn has changed, once it is on disk.</summary>
    /// <param name="tableNames">The tables.</param>
    /// <param name="listener">
    /// Called by the store's one writer, which waits for it: so it only queues, and does not throw.
    /// </param>
    /// <returns>Ends the listening when it is disposed.</returns>
    public IDisposable Listen(IEnumerable<string> tableNames, Action<IReadOnlyList<CommittedItem>> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        var names = tableNames.ToImmutableHashSet(StringComparer.Ordinal);
        return turns.Listen(turn =>
        {
            var items = turn.Items.Where(item => names.Contains(item.Key.TableName)).ToList();
            if (items.Count > 0)
            {
                listener(items);
            }
        });
    }
}
