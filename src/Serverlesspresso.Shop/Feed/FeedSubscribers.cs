using System.Runtime.InteropServices;

namespace Serverlesspresso.Shop.Feed;

/// <summary>Who listens to the feed, by the groups that are told the same. Not for several threads at once.</summary>
internal sealed class FeedSubscribers
{
    private readonly HashSet<FeedSubscriber> _all = [];
    private readonly Dictionary<FeedGroup, HashSet<FeedSubscriber>> _byGroup = [];

    public IReadOnlyCollection<FeedSubscriber> All => _all;

    /// <summary>How many groups somebody is in.</summary>
    public int GroupCount => _byGroup.Count;

    public void Add(FeedSubscriber subscriber)
    {
        _all.Add(subscriber);
        foreach (var group in subscriber.Audience.Groups)
        {
            ref var members = ref CollectionsMarshal.GetValueRefOrAddDefault(_byGroup, group, out _);
            members ??= [];
            members.Add(subscriber);
        }
    }

    /// <summary>Removes a listener, and answers whether it was one.</summary>
    public bool Remove(FeedSubscriber subscriber)
    {
        if (!_all.Remove(subscriber))
        {
            return false;
        }

        foreach (var group in subscriber.Audience.Groups)
        {
            if (_byGroup.TryGetValue(group, out var members) && members.Remove(subscriber) && members.Count == 0)
            {
                _byGroup.Remove(group);
            }
        }

        return true;
    }

    public void Tell(FeedEntry entry)
    {
        foreach (var (group, message) in entry.Messages)
        {
            if (!_byGroup.TryGetValue(group, out var members))
            {
                continue;
            }

            foreach (var subscriber in members)
            {
                subscriber.Offer(message);
            }
        }
    }
}
