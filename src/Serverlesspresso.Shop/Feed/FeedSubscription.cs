using System.Runtime.CompilerServices;

namespace Serverlesspresso.Shop.Feed;

/// <summary>The place of somebody who listens to the feed. Whoever disposes it gives the place to another.</summary>
public sealed class FeedSubscription : IDisposable
{
    private readonly FeedHub _hub;
    private readonly FeedSubscriber _subscriber;

    internal FeedSubscription(FeedHub hub, FeedSubscriber subscriber)
    {
        _hub = hub;
        _subscriber = subscriber;
    }

    /// <summary>
    /// Reads: first what was missed since the last message, or a snapshot; then every change as it comes. Whoever reads too
    /// slowly gets a snapshot in place of what waited.
    /// </summary>
    /// <param name="cancellationToken">Ends the listening.</param>
    /// <returns>The messages, until the server stops.</returns>
    public async IAsyncEnumerable<FeedMessage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _subscriber.Reader.WaitToReadAsync(cancellationToken))
        {
            while (TryRead(out var message))
            {
                yield return message;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _hub.Detach(_subscriber);

    private bool TryRead(out FeedMessage message)
    {
        if (_subscriber.IsBehind)
        {
            _hub.CatchUp(_subscriber);
        }

        return _subscriber.Reader.TryRead(out message!);
    }
}
