using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Feed;

/// <summary>
/// Where what is known, what was told and who listens come together, under one lock that is never held for longer than it
/// takes to queue a message for each listener.
/// </summary>
/// <param name="random">Names epochs.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="seats">The places of listeners.</param>
internal sealed class FeedHub(IRandomSource random, TimeProvider timeProvider, FeedSeats seats)
{
    /// <summary>How many changes a client may miss and still be told them one by one.</summary>
    public const int HistoryLength = 4_096;

    /// <summary>A listener hears a heartbeat at one beat of so many.</summary>
    public const int BeatsPerHeartbeat = 15;

    private const int BeatsPerPrune = 60;

    private readonly Lock _gate = new();
    private readonly FeedSubscribers _subscribers = new();
    private readonly FeedHistory _history = new(HistoryLength);
    private FeedModel _model = new(timeProvider);
    private FeedPosition _position;
    private long _beats;
    private bool _isComplete;

    /// <summary>How many listen.</summary>
    public int SubscriberCount
    {
        get
        {
            lock (_gate)
            {
                return seats.Taken;
            }
        }
    }

    /// <summary>How many groups, orders and past changes are in memory.</summary>
    public (int Groups, int Orders, int Changes) Size
    {
        get
        {
            lock (_gate)
            {
                return (_subscribers.GroupCount, _model.OrderCount, _history.Count);
            }
        }
    }

    /// <summary>Whether there is such a shop.</summary>
    public bool HasShop(ShopId shop)
    {
        lock (_gate)
        {
            return _model.HasShop(shop);
        }
    }

    /// <summary>Begins a new epoch: whatever was told before does not count any more.</summary>
    /// <param name="model">What is known now.</param>
    public void Begin(FeedModel model)
    {
        lock (_gate)
        {
            _model = model;
            _position = new FeedPosition(random.NextId().ToString("N")[..12], Sequence: 0);
            _history.Clear();
            foreach (var subscriber in _subscribers.All)
            {
                subscriber.FallBehind();
            }
        }
    }

    /// <summary>Adds a listener, with what it is to hear first.</summary>
    /// <param name="audience">Who listens.</param>
    /// <param name="since">What they were told last, if they were here before.</param>
    /// <param name="address">The address that they count for; null if for none.</param>
    /// <exception cref="CoffeeBarRefusedException">There is no place for them. Nothing has changed.</exception>
    public FeedSubscriber Attach(FeedAudience audience, FeedPosition? since, string? address = null)
    {
        lock (_gate)
        {
            seats.Take(address);
            var subscriber = new FeedSubscriber(audience, address);
            if (since is { } place && _history.TryFindMissed(
                audience, place, _position, FeedSubscriber.QueuedMessagesMax, out var missed))
            {
                foreach (var message in missed)
                {
                    subscriber.Offer(message);
                }
            }
            else
            {
                subscriber.BeginWith(SnapshotFor(audience));
            }

            if (_isComplete)
            {
                subscriber.Complete();
            }

            _subscribers.Add(subscriber);
            return subscriber;
        }
    }

    public void Detach(FeedSubscriber subscriber)
    {
        lock (_gate)
        {
            if (_subscribers.Remove(subscriber))
            {
                seats.GiveBack(subscriber.Address);
            }
        }
    }

    /// <summary>Gives a listener that has lost messages a snapshot instead.</summary>
    public void CatchUp(FeedSubscriber subscriber)
    {
        lock (_gate)
        {
            subscriber.BeginWith(SnapshotFor(subscriber.Audience));
        }
    }

    /// <summary>Tells what a turn has changed.</summary>
    public void Tell(IReadOnlyList<CommittedItem> items)
    {
        lock (_gate)
        {
            var taker = new FeedItems(_model);
            foreach (var item in items)
            {
                var messages = taker.Take(item).ToList();
                if (messages.Count > 0)
                {
                    Tell(messages);
                }
            }
        }
    }

    /// <summary>Lets time pass, once a second: heartbeats, some listeners at each beat, and forgetting what is old.</summary>
    public void Beat()
    {
        lock (_gate)
        {
            var turn = ++_beats % BeatsPerHeartbeat;
            foreach (var subscriber in _subscribers.All.Where(subscriber => subscriber.Number % BeatsPerHeartbeat == turn))
            {
                subscriber.Remind();
            }

            if (_beats % BeatsPerPrune == 0)
            {
                _model.Prune();
            }
        }
    }

    /// <summary>Ends all listening.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            foreach (var subscriber in _subscribers.All)
            {
                subscriber.Complete();
            }
        }
    }

    private void Tell(List<KeyValuePair<FeedGroup, FeedMessage>> messages)
    {
        _position = _position with { Sequence = _position.Sequence + 1 };
        var entry = new FeedEntry(
            _position,
            [.. messages.Select(message => KeyValuePair.Create(message.Key, message.Value with { Position = _position }))]);
        _history.Add(entry);
        _subscribers.Tell(entry);
    }

    private FeedMessage.Snapshot SnapshotFor(FeedAudience audience) =>
        _model.SnapshotFor(audience) with { Position = _position };
}
