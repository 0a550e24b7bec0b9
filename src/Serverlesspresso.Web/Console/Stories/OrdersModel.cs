using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>What the page of the orders shows.</summary>
public sealed record OrdersModel
{
    /// <summary>The shop.</summary>
    public required string Shop { get; init; }

    /// <summary>The ids and names of all shops.</summary>
    public required IReadOnlyList<(string Id, string Name)> Shops { get; init; }

    /// <summary>What was looked for: an order's id or number; empty for all.</summary>
    public required string Wanted { get; init; }

    /// <summary>The state wanted, one of <see cref="OrderState"/>; null for all.</summary>
    public required string? State { get; init; }

    /// <summary>The orders, the newest first.</summary>
    public required IReadOnlyList<Order> Orders { get; init; }

    /// <summary>Where the next page goes on; null after the last.</summary>
    public required string? Next { get; init; }

    /// <summary>Whether this is the first page of all orders.</summary>
    public required bool IsFirst { get; init; }
}
