using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>What is known of an order.</summary>
internal sealed record StoryFacts
{
    /// <summary>Its id.</summary>
    public required string OrderId { get; init; }

    /// <summary>Its row; null if it has none.</summary>
    public required Order? Order { get; init; }

    /// <summary>Its row, as it is in the table; null if it has none.</summary>
    public required Item? Row { get; init; }

    /// <summary>Its shop; null if it is gone, or there is no row that names it.</summary>
    public required CoffeeShop? Shop { get; init; }

    /// <summary>The events about it, the oldest first.</summary>
    public required IReadOnlyList<EventRow> Events { get; init; }

    /// <summary>Whether events about it may lie among those that nobody looked at.</summary>
    public required bool HasMoreEvents { get; init; }

    /// <summary>What is remembered of the deliveries of an event.</summary>
    public required Func<EventRow, IReadOnlyList<DeliveryAttempt>> Attempts { get; init; }

    /// <summary>The executions that had to do with it, the oldest first.</summary>
    public required IReadOnlyList<StoryRun> Runs { get; init; }

    /// <summary>The names of the staff that acted, by id.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }
}
