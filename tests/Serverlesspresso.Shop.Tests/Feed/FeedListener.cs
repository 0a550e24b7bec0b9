using Serverlesspresso.Shop.Feed;

namespace Serverlesspresso.Shop.Tests.Feed;

/// <summary>Reads the feed one message after the other, and fails rather than wait for ever.</summary>
internal sealed class FeedListener : IAsyncDisposable
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(20);

    private readonly FeedSubscription _subscription;
    private readonly IAsyncEnumerator<FeedMessage> _messages;
    private readonly CancellationTokenSource _end = new();
    private Task<bool> _move = Task.FromResult(true);

    public FeedListener(OrderFeed feed, FeedAudience audience, string? lastEventId = null)
    {
        _subscription = feed.Join(audience, lastEventId, address: null);
        _messages = _subscription.ReadAsync(_end.Token).GetAsyncEnumerator();
    }

    /// <summary>The next message, which must be of a type.</summary>
    public async Task<T> NextAsync<T>()
        where T : FeedMessage
    {
        Assert.True(await MoveAsync(), $"The feed has ended where {typeof(T).Name} was awaited.");
        return Assert.IsType<T>(_messages.Current);
    }

    /// <summary>Reads until a message of a type meets a condition.</summary>
    public async Task<T> UntilAsync<T>(Predicate<T> condition)
        where T : FeedMessage
    {
        while (true)
        {
            Assert.True(await MoveAsync(), $"The feed has ended where {typeof(T).Name} was awaited.");
            if (_messages.Current is T message && condition(message))
            {
                return message;
            }
        }
    }

    /// <summary>Whether the feed has ended.</summary>
    public async Task<bool> HasEndedAsync() => !await MoveAsync();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await ((Task)_move).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _messages.DisposeAsync();
        _subscription.Dispose();
        _end.Dispose();
    }

    private Task<bool> MoveAsync()
    {
        _move = _messages.MoveNextAsync().AsTask();
        return _move.WaitAsync(WaitMax, TestContext.Current.CancellationToken);
    }
}
