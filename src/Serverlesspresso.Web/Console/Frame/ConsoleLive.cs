using System.Collections.Immutable;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>Tells the pages of the console when to look again.</summary>
public sealed class ConsoleLive : IDisposable
{
    /// <summary>How many pages listen at most.</summary>
    public const int ListenersMax = 1_000;

    private readonly IDisposable _listening;
    private ImmutableList<ConsoleListener> _listeners = [];

    /// <summary>Begins to listen to what is committed.</summary>
    /// <param name="turns">Tells of every turn.</param>
    public ConsoleLive(CommittedTurns turns)
    {
        ArgumentNullException.ThrowIfNull(turns);
        _listening = turns.Listen(Hear);
    }

    /// <summary>Whether another page may listen.</summary>
    internal bool HasRoom => Volatile.Read(ref _listeners).Count < ListenersMax;

    /// <summary>Tells of something that is no turn, such as a call of a function.</summary>
    /// <param name="topics">What it is about.</param>
    public void Tell(params IEnumerable<string> topics) => Tell(topics.ToHashSet(StringComparer.Ordinal));

    /// <inheritdoc/>
    public void Dispose() => _listening.Dispose();

    /// <summary>Adds a page.</summary>
    /// <param name="topics">What it wants to know of.</param>
    internal ConsoleListener Attach(IEnumerable<string> topics)
    {
        var listener = new ConsoleListener(topics);
        ImmutableInterlocked.Update(ref _listeners, listeners => listeners.Add(listener));
        return listener;
    }

    /// <summary>Removes a page.</summary>
    /// <param name="listener">The page.</param>
    internal void Detach(ConsoleListener listener) =>
        ImmutableInterlocked.Update(ref _listeners, listeners => listeners.Remove(listener));

    private void Hear(CommittedTurn turn)
    {
        // Called by the store's one writer: without a page that listens it does nothing.
        if (!Volatile.Read(ref _listeners).IsEmpty)
        {
            Tell(ConsoleTopics.Of(turn));
        }
    }

    private void Tell(HashSet<string> topics)
    {
        foreach (var listener in Volatile.Read(ref _listeners))
        {
            listener.Tell(topics);
        }
    }
}
