using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Statistics;

/// <summary>The orders of a shop that wait or are being made, and how fast the shop is.</summary>
internal sealed class ShopQueue
{
    // Enough that one slow drink changes little, and few enough that a second barista shows soon.
    private const int CompletionsMax = 12;

    private readonly IReadOnlyList<Order> _waiting;
    private readonly IReadOnlyList<Order> _made;

    /// <summary>Makes a queue.</summary>
    /// <param name="orders">The open orders, and those that were made lately.</param>
    public ShopQueue(IEnumerable<Order> orders)
    {
        var all = orders.DistinctBy(order => order.Id, StringComparer.Ordinal).ToList();
        _waiting =
        [
            .. all.Where(order => order is { Phase: OrderPhase.Queued or OrderPhase.Making, SubmittedAt: not null })
                .OrderBy(order => order.SubmittedAt)
                .ThenBy(order => order.Id, StringComparer.Ordinal),
        ];
        _made =
        [
            .. all.Where(order => order.Waited() is not null).OrderBy(order => order.FinishedAt).TakeLast(CompletionsMax),
        ];
    }

    /// <summary>Estimates how long an order waits from now on; null if it is not in the queue.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="now">The instant.</param>
    public WaitEstimate? Estimate(string orderId, DateTimeOffset now)
    {
        var ahead = 0;
        while (ahead < _waiting.Count && _waiting[ahead].Id != orderId)
        {
            ahead++;
        }

        return ahead < _waiting.Count ? new WaitEstimate(ahead, FindWait(_waiting[ahead], ahead, now)) : null;
    }

    private TimeSpan? FindWait(Order order, int ahead, DateTimeOffset now)
    {
        if (FindPace(now) is not { } pace)
        {
            return null;
        }

        // The order's own drink takes as long as drinks do, also where several baristas finish one every other moment.
        var making = Average(_made.Select(made => made.TimeOfMaking()).OfType<TimeSpan>()) ?? pace;
        var own = making > pace ? making : pace;
        if (order.Phase == OrderPhase.Queued)
        {
            return (pace * ahead) + own;
        }

        var left = own - (now - order.ClaimedAt) ?? own;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    // How long the shop needs for one drink more, while it has work.
    private TimeSpan? FindPace(DateTimeOffset now)
    {
        var steps = ListSteps();
        if (Average(steps) is not { } pace)
        {
            return null;
        }

        // A pause is not over until the next drink is ready: it counts as soon as it is longer than usual.
        var pause = now - Later(_made[^1].FinishedAt, _waiting[0].SubmittedAt);
        return pause is { } length && length > pace ? Average([.. steps, length]) : pace;
    }

    // A step lasts since the drink before was ready, or since the customer chose if the baristas had nothing to do. Of the
    // first drink nobody knows what was before: it counts only if there is no other.
    private List<TimeSpan> ListSteps() => _made.Count == 1
        ? [.. _made.Select(made => made.TimeOfMaking() ?? made.Waited()).OfType<TimeSpan>()]
        :
        [
            .. _made.Zip(
                _made.Skip(1),
                (before, made) => made.FinishedAt - Later(before.FinishedAt, made.SubmittedAt)).OfType<TimeSpan>(),
        ];

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) => left > right ? left : right;

    private static TimeSpan? Average(IEnumerable<TimeSpan> times)
    {
        var all = times.ToList();
        return all.Count == 0 ? null : all.Aggregate((sum, time) => sum + time) / all.Count;
    }
}
