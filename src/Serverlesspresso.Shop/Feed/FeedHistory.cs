using System.Diagnostics.CodeAnalysis;

namespace Serverlesspresso.Shop.Feed;

/// <summary>The latest entries of the feed, for clients that come back after a moment without connection.</summary>
/// <param name="capacity">How many entries are kept.</param>
internal sealed class FeedHistory(int capacity)
{
    private readonly Queue<FeedEntry> _entries = new(capacity);

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    public void Add(FeedEntry entry)
    {
        if (_entries.Count == capacity)
        {
            _entries.Dequeue();
        }

        _entries.Enqueue(entry);
    }

    public void Clear() => _entries.Clear();

    /// <summary>Finds what an audience has missed.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="since">What it was told last.</param>
    /// <param name="now">The place of the latest entry.</param>
    /// <param name="limit">How many messages at most.</param>
    /// <param name="missed">What it has missed, in order.</param>
    /// <returns>Whether that is all: false if too much has happened since, or the place is not of this feed.</returns>
    public bool TryFindMissed(
        FeedAudience audience,
        FeedPosition since,
        FeedPosition now,
        int limit,
        [NotNullWhen(true)] out IReadOnlyList<FeedMessage>? missed)
    {
        missed = null;
        var first = now.Sequence - _entries.Count;
        if (since.Epoch != now.Epoch || since.Sequence < first || since.Sequence > now.Sequence)
        {
            return false;
        }

        var messages = _entries
            .Skip((int)(since.Sequence - first))
            .SelectMany(entry => entry.MessagesFor(audience))
            .Take(limit + 1)
            .ToList();
        missed = messages;
        return messages.Count <= limit;
    }
}
