using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Visit;

/// <summary>What a visitor's page of a shop shows.</summary>
public sealed record VisitModel
{
    /// <summary>How long a page tells of an order that has ended.</summary>
    internal static readonly TimeSpan EndedTimeMax = TimeSpan.FromMinutes(30);

    /// <summary>How things stand.</summary>
    public required VisitState State { get; init; }

    /// <summary>The shop's id.</summary>
    public required string ShopId { get; init; }

    /// <summary>What people call the shop.</summary>
    public required string ShopName { get; init; }

    /// <summary>The shop's settings.</summary>
    public required ShopSettings Settings { get; init; }

    /// <summary>What the shop offers.</summary>
    public required IReadOnlyList<MenuDrink> Drinks { get; init; }

    /// <summary>The visitor's order; null if there is none to tell of.</summary>
    public required Ticket? Ticket { get; init; }

    /// <summary>How many orders are made before it.</summary>
    public required int OrdersBefore { get; init; }

    /// <summary>In how many minutes it may be ready; null if nobody can say.</summary>
    public required int? WaitMinutes { get; init; }

    /// <summary>The code with which the visitor may start; null for none.</summary>
    public required string? Code { get; init; }

    /// <summary>When the next code comes; null if it is there already, or would not help.</summary>
    public required DateTimeOffset? NextCodeAt { get; init; }

    /// <summary>Whether orders are on their way.</summary>
    public required bool HasOpenOrders { get; init; }

    /// <summary>Whether whoever looks works in the shop.</summary>
    public required bool IsStaff { get; init; }

    /// <summary>The code that is on the screen now, for staff who want a coffee.</summary>
    public required string? CodeForStaff { get; init; }

    /// <summary>The name that the visitor gave.</summary>
    public required string? VisitorName { get; init; }

    /// <summary>What came of the form that was just sent.</summary>
    public required string? Said { get; init; }

    /// <summary>When a visitor who has had all drinks for today may order again; null for everybody else.</summary>
    public required DateTimeOffset? FreesAt { get; init; }

    /// <summary>Whether the visitor, without script, asks to cancel.</summary>
    public required bool AsksToCancel { get; init; }

    /// <summary>Whether the message of the bar is for the visitor: whose order has come to its end waits for nothing.</summary>
    public bool ShowsNotice => Settings.Notice.Length > 0 && State is not
        (VisitState.Collected or VisitState.Cancelled or VisitState.NotChosen or VisitState.NotMade);

    /// <summary>Makes the model.</summary>
    /// <param name="facts">What was read.</param>
    internal static VisitModel From(VisitFacts facts)
    {
        var state = StateOf(facts);
        return new VisitModel
        {
            State = state,
            ShopId = facts.Shop.Id.Value,
            ShopName = facts.Shop.DisplayName,
            Settings = facts.Shop.Settings,
            Drinks = facts.Shop.Menu.Drinks,
            Ticket = TellsOfOrder(state) && facts.Order is { } order ? Ticket.From(order, facts.Shop) : null,
            OrdersBefore = facts.Wait?.Ahead ?? 0,
            // An estimate that is rounded up keeps its word more often.
            WaitMinutes = facts.Wait?.Wait is { } wait ? Math.Max((int)Math.Ceiling(wait.TotalMinutes), 1) : null,
            Code = facts.Code,
            NextCodeAt = facts.Obstacle?.NextCodeAt,
            HasOpenOrders = facts.Shop.OpenOrders > 0,
            IsStaff = facts.IsStaff,
            CodeForStaff = facts.CodeForStaff,
            VisitorName = facts.VisitorName,
            Said = facts.Said,
            FreesAt = state == VisitState.HadAll ? NextDay(facts.Shop.Settings, facts.Now) : null,
            AsksToCancel = facts.AsksToCancel,
        };
    }

    /// <summary>The state whose page says why a check-in was refused.</summary>
    /// <param name="reason">The reason; null for none.</param>
    /// <returns>Null if no state does.</returns>
    internal static VisitState? FindStateOf(string? reason) => reason switch
    {
        RefusalReasons.Closed => VisitState.Closed,
        RefusalReasons.Capacity => VisitState.Full,
        RefusalReasons.NoTokens => VisitState.GivenAway,
        RefusalReasons.ExpiredCode => VisitState.Expired,
        RefusalReasons.OrderLimit => VisitState.HadAll,
        _ => null,
    };

    private static VisitState StateOf(VisitFacts facts) => FindStateOfOrder(facts.Order) switch
    {
        VisitState state and (VisitState.Choosing or VisitState.Queued or VisitState.Making or VisitState.Ready) => state,
        VisitState state when facts.Code is null && IsRecent(facts) => state,
        _ when FindStateOf(facts.Obstacle?.Reason) is { } state => state,
        _ when !facts.Shop.Settings.StoreOpen => VisitState.Closed,
        _ when facts.Shop.IsFull => VisitState.Full,
        _ when facts.Code is not null => VisitState.Start,
        _ => VisitState.Scan,
    };

    private static VisitState? FindStateOfOrder(Order? order) => order is null ? null : StateOf(order);

    private static VisitState StateOf(Order order) => order.Phase switch
    {
        OrderPhase.Choosing => VisitState.Choosing,
        OrderPhase.Queued => VisitState.Queued,
        OrderPhase.Making => VisitState.Making,
        OrderPhase.Ready => VisitState.Ready,
        OrderPhase.Collected => VisitState.Collected,
        OrderPhase.Cancelled => VisitState.Cancelled,
        OrderPhase.TimedOut when order.Drink is null => VisitState.NotChosen,
        OrderPhase.TimedOut => VisitState.NotMade,
    };

    private static bool IsRecent(VisitFacts facts) =>
        (facts.Order?.CollectedAt ?? facts.Order?.FinishedAt) is { } end && facts.Now - end < EndedTimeMax;

    private static bool TellsOfOrder(VisitState state) =>
        state is not (VisitState.Start or VisitState.Scan or VisitState.Closed or VisitState.Full
            or VisitState.GivenAway or VisitState.Expired or VisitState.HadAll);

    private static DateTimeOffset NextDay(ShopSettings settings, DateTimeOffset now)
    {
        var local = settings.ToLocal(now);
        var midnight = local.Date.AddDays(1);
        // The clocks may change before midnight.
        return new DateTimeOffset(midnight, settings.ToLocal(new DateTimeOffset(midnight, local.Offset)).Offset);
    }
}
