using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Orders;

/// <summary>Which orders to list, and which page of them.</summary>
public sealed record OrderQuery
{
    /// <summary>How many orders a page has at most.</summary>
    public const int LimitMax = 1_000;

    /// <summary>The shop.</summary>
    public required ShopId Shop { get; init; }

    /// <summary>One of <see cref="OrderState"/>; null for all.</summary>
    public string? State { get; init; }

    /// <summary>Only orders whose <see cref="Order.At"/> is this instant or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only orders whose <see cref="Order.At"/> is before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How many at most, from 1 to 1,000. Default 100.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended: <see cref="OrderPage.Next"/>. Null for the first page.</summary>
    public string? After { get; init; }

    /// <summary>The first millisecond of the time asked for.</summary>
    internal long MillisecondsMin => (From ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds();

    /// <summary>The last one.</summary>
    internal long MillisecondsMax => (To ?? DateTimeOffset.MaxValue).ToUnixTimeMilliseconds() - 1;

    /// <summary>Whether a row is of the shop and the time asked for, in whatever state.</summary>
    /// <param name="row">The row of an order.</param>
    internal bool Covers(Item row) =>
        row.FindText("EVENTID") == Shop.Value
        && row.FindNumber("TS") is { } at
        && at >= MillisecondsMin
        && at <= MillisecondsMax;
}

/// <summary>A page of orders, the newest first.</summary>
/// <param name="Orders">The orders.</param>
/// <param name="Next">Where the next page goes on; null after the last.</param>
public sealed record OrderPage(IReadOnlyList<Order> Orders, string? Next);
