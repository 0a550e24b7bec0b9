using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Web.Bar;

/// <summary>What a barista's page shows.</summary>
public sealed record BarModel
{
    /// <summary>From how many seconds on a customer has waited long.</summary>
    public const int WarmSeconds = 120;

    /// <summary>From how many seconds on a customer has waited too long.</summary>
    public const int LateSeconds = 300;

    /// <summary>How long a drink stands at the counter until nobody is expected to come for it.</summary>
    internal static readonly TimeSpan CounterTime = TimeSpan.FromMinutes(10);

    /// <summary>The shop's id.</summary>
    public required string ShopId { get; init; }

    /// <summary>What people call the shop.</summary>
    public required string ShopName { get; init; }

    /// <summary>Whether the shop takes orders.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Whether all places of the shop are taken.</summary>
    public required bool IsFull { get; init; }

    /// <summary>The message to all who wait; empty for none.</summary>
    public required string Notice { get; init; }

    /// <summary>What the shop offers.</summary>
    public required IReadOnlyList<MenuDrink> Drinks { get; init; }

    /// <summary>How the barista looks at the bar.</summary>
    public required BarView View { get; init; }

    /// <summary>What waits for a barista, at this station.</summary>
    public required IReadOnlyList<BarCard> Queue { get; init; }

    /// <summary>How many orders wait at other stations.</summary>
    public required int ElsewhereCount { get; init; }

    /// <summary>What this barista makes.</summary>
    public required IReadOnlyList<BarCard> Mine { get; init; }

    /// <summary>What other baristas make.</summary>
    public required IReadOnlyList<BarCard> Others { get; init; }

    /// <summary>What waits at the counter.</summary>
    public required IReadOnlyList<BarCard> Counter { get; init; }

    /// <summary>What has stood at the counter for so long that nobody is expected to come for it.</summary>
    public required IReadOnlyList<BarCard> LeftStanding { get; init; }

    /// <summary>How many customers choose a drink.</summary>
    public required int ChoosingCount { get; init; }

    /// <summary>How many drinks wait for a barista, at whatever station, whatever the barista searches for.</summary>
    public required int QueueCount { get; init; }

    /// <summary>How many drinks wait for a barista or are being made.</summary>
    public required int ToMakeCount { get; init; }

    /// <summary>How long half of the customers waited at most whose drink was made within the last hour; null if none was.</summary>
    public required TimeSpan? TypicalWait { get; init; }

    /// <summary>How many drinks were made within the last hour.</summary>
    public required int MadeCount { get; init; }

    /// <summary>What came of the form that was just sent; null for nothing.</summary>
    public required BarMessage? Message { get; init; }

    /// <summary>How many orders the search has found.</summary>
    public int FoundCount => Queue.Count + Mine.Count + Others.Count + Counter.Count + LeftStanding.Count;

    /// <summary>Makes the model.</summary>
    /// <param name="facts">What was read.</param>
    internal static BarModel From(BarFacts facts)
    {
        var shown = OrderNumbers.Sort(facts.Orders.Where(order => BarSearch.Finds(order, facts.View.Search))).ToList();
        var queue = InPhase(shown, OrderPhase.Queued);
        var here = queue.Where(order => IsHere(order, facts)).ToList();
        var making = InPhase(shown, OrderPhase.Making).ToLookup(order => order.BaristaUserId == facts.BaristaId);
        var ready = InPhase(shown, OrderPhase.Ready)
            .OrderBy(order => order.FinishedAt)
            .ToLookup(order => facts.Now - (order.FinishedAt ?? order.At) >= CounterTime);
        return new BarModel
        {
            ShopId = facts.Shop.Id.Value,
            ShopName = facts.Shop.DisplayName,
            IsOpen = facts.Shop.Settings.StoreOpen,
            IsFull = facts.Shop.IsFull,
            Notice = facts.Shop.Settings.Notice,
            Drinks = facts.Shop.Menu.Drinks,
            View = facts.View,
            Queue = CardsOf(here, facts),
            ElsewhereCount = queue.Count - here.Count,
            Mine = CardsOf(making[true], facts),
            Others = CardsOf(making[false], facts),
            Counter = CardsOf(ready[false], facts),
            LeftStanding = CardsOf(ready[true], facts),
            ChoosingCount = InPhase(facts.Orders, OrderPhase.Choosing).Count,
            QueueCount = facts.Orders.Count(order => order.Phase is OrderPhase.Queued),
            ToMakeCount = facts.Orders.Count(order => order.Phase is OrderPhase.Queued or OrderPhase.Making),
            TypicalWait = facts.Recent.TypicalWait,
            MadeCount = facts.Recent.Count,
            Message = BarMessage.Find(facts),
        };
    }

    private static List<Order> InPhase(IEnumerable<Order> orders, OrderPhase phase) =>
        [.. orders.Where(order => order.Phase == phase)];

    private static IReadOnlyList<BarCard> CardsOf(IEnumerable<Order> orders, BarFacts facts) =>
        [.. orders.Select(order => BarCard.From(order, facts))];

    // An order that has waited too long is everybody's: its station may be left alone. And who searches looks everywhere.
    private static bool IsHere(Order order, BarFacts facts) =>
        facts.View.Station is not { } station
        || facts.View.Search.Length > 0
        || station.Serves(order.OrderNumber)
        || (facts.Now - (order.SubmittedAt ?? order.At))?.TotalSeconds >= LateSeconds;
}
