using System.Threading.Channels;

namespace Serverlesspresso.Shop.Feed;

/// <summary>
/// One listener and what waits for it. Whoever reads too slowly loses what waits and gets a snapshot in its place, so a
/// slow reader costs a bounded amount of memory and is never shown half of what happened.
/// </summary>
/// <param name="audience">Who listens.</param>
/// <param name="address">The address whose seat they have; null if they count for none.</param>
internal sealed class FeedSubscriber(FeedAudience audience, string? address)
{
    /// <summary>How many messages wait for a listener at most.</summary>
    public const int QueuedMessagesMax = 64;

    private readonly Channel<FeedMessage> _queue = Channel.CreateBounded<FeedMessage>(
        new BoundedChannelOptions(QueuedMessagesMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private static int _lastNumber;
    private volatile bool _isBehind;

    /// <summary>Counts listeners: spreads what is done for all of them over time.</summary>
    public uint Number { get; } = (uint)Interlocked.Increment(ref _lastNumber);

    public FeedAudience Audience { get; } = audience;

    public string? Address { get; } = address;

    /// <summary>Whether messages were lost, so that only a snapshot helps.</summary>
    public bool IsBehind => _isBehind;

    public ChannelReader<FeedMessage> Reader => _queue.Reader;

    /// <summary>Queues a message, unless a snapshot will come in its place.</summary>
    public void Offer(FeedMessage message)
    {
        if (!_isBehind && !_queue.Writer.TryWrite(message))
        {
            _isBehind = true;
        }
    }

    /// <summary>Says that the connection lives, unless there is something to read anyway.</summary>
    public void Remind()
    {
        if (_queue.Reader.Count == 0)
        {
            Offer(new FeedMessage.Heartbeat());
        }
    }

    /// <summary>Says that what the listener knows does not hold any more.</summary>
    public void FallBehind()
    {
        _isBehind = true;
        _queue.Writer.TryWrite(new FeedMessage.Heartbeat()); // Wakes the reader, which then asks for a snapshot.
    }

    /// <summary>Drops what waits and begins anew. Called for the reader, while nobody writes.</summary>
    public void BeginWith(FeedMessage snapshot)
    {
        while (_queue.Reader.TryRead(out _))
        {
        }

        _isBehind = false;
        Offer(snapshot);
    }

    public void Complete() => _queue.Writer.TryComplete();
}
