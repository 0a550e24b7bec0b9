using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Bar;

namespace Serverlesspresso.Web.Wall;

/// <summary>What a wall shows.</summary>
public sealed record WallModel
{
    /// <summary>How many orders in preparation have room.</summary>
    public const int PreparingMax = 12;

    /// <summary>How many ready orders have room.</summary>
    public const int ReadyMax = 10;

    // A wall that was cut off without noticing finds out soon.
    private static readonly TimeSpan LookTime = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ReadyTime = TimeSpan.FromMinutes(10);

    /// <summary>The shop's id.</summary>
    public required string ShopId { get; init; }

    /// <summary>What people call the shop.</summary>
    public required string ShopName { get; init; }

    /// <summary>What visitors read first; empty for nothing.</summary>
    public required string WelcomeText { get; init; }

    /// <summary>Where drinks are picked up; empty if it goes without saying.</summary>
    public required string PickupPlace { get; init; }

    /// <summary>The message to all who wait; empty for none.</summary>
    public required string Notice { get; init; }

    /// <summary>The shop's time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>What it says to those who want a coffee.</summary>
    public required WallState State { get; init; }

    /// <summary>The code of now, shown or not; null if the shop gives none.</summary>
    public required WallCode? Code { get; init; }

    /// <summary>The orders in preparation that have room, by their numbers.</summary>
    public required IReadOnlyList<WallRow> Preparing { get; init; }

    /// <summary>How many more there are.</summary>
    public required int PreparingMore { get; init; }

    /// <summary>The ready orders that have room, the latest first.</summary>
    public required IReadOnlyList<WallRow> Ready { get; init; }

    /// <summary>The numbers of the drinks that wait at the counter longer than those, the latest first.</summary>
    public required IReadOnlyList<string> ReadyAlso { get; init; }

    /// <summary>The address that no phone can reach, if the code has such a one; else null.</summary>
    public required string? UnreachableUrl { get; init; }

    /// <summary>When to look again, though nothing may have happened.</summary>
    public required DateTimeOffset NextLook { get; init; }

    /// <summary>Makes the model.</summary>
    /// <param name="facts">What was read.</param>
    internal static WallModel From(WallFacts facts)
    {
        var preparing = OrderNumbers.Sort(facts.Orders.Where(IsPreparing)).Select(WallRow.From).ToList();
        var ready = facts.Orders
            .Where(order => order.Phase == OrderPhase.Ready && facts.Now < LeavesAt(order))
            .OrderByDescending(LeavesAt)
            .ThenByDescending(order => OrderNumbers.ValueOf(order.OrderNumber))
            .ToList();
        var code = facts.Code is { } bucket ? WallCode.From(bucket, facts.PublicUrl) : null;
        var settings = facts.Shop.Settings;
        return new WallModel
        {
            ShopId = facts.Shop.Id.Value,
            ShopName = facts.Shop.DisplayName,
            WelcomeText = settings.WelcomeText,
            PickupPlace = settings.PickupPlace,
            Notice = settings.Notice,
            TimeZone = settings.TimeZone,
            State = StateOf(facts, code),
            Code = code,
            Preparing = [.. preparing.Take(PreparingMax)],
            PreparingMore = Math.Max(preparing.Count - PreparingMax, 0),
            Ready = [.. ready.Take(ReadyMax).Select(WallRow.From)],
            ReadyAlso = [.. ready.Skip(ReadyMax).Select(order => order.OrderNumber ?? string.Empty)],
            UnreachableUrl = new Uri(facts.PublicUrl).IsLoopback ? facts.PublicUrl : null,
            NextLook = FindNextLook(facts.Now, ready, code),
        };
    }

    private static bool IsPreparing(Order order) =>
        order is { Phase: OrderPhase.Queued or OrderPhase.Making, OrderNumber: not null };

    private static DateTimeOffset LeavesAt(Order order) =>
        (order.FinishedAt ?? order.At ?? DateTimeOffset.UnixEpoch) + ReadyTime;

    private static WallState StateOf(WallFacts facts, WallCode? code) => code switch
    {
        _ when !facts.Shop.Settings.StoreOpen => WallState.Closed,
        _ when facts.Shop.IsFull => WallState.Full,
        null or { DrinksLeft: 0 } => WallState.GivenAway,
        { HiddenAt: var hiddenAt } when facts.Now >= hiddenAt => WallState.CodeChanges,
        _ => WallState.Scan,
    };

    private static DateTimeOffset FindNextLook(DateTimeOffset now, IEnumerable<Order> ready, WallCode? code) =>
        ready.Select(LeavesAt)
            .Concat(code is null ? [] : [code.HiddenAt, code.Until])
            .Append(now + LookTime)
            .Where(instant => instant > now)
            .Min();
}
