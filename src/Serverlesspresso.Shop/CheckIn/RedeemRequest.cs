using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.CheckIn;

/// <summary>A visitor checks in with the code of a shop.</summary>
public sealed record RedeemRequest
{
    /// <summary>The shop.</summary>
    public required ShopId Shop { get; init; }

    /// <summary>The code that the visitor has scanned.</summary>
    public required string Code { get; init; }

    /// <summary>The visitor.</summary>
    public required string VisitorId { get; init; }

    /// <summary>The visitor's name; null for none.</summary>
    public string? CustomerName { get; init; }

    /// <summary>
    /// The id of the order, so that a repeat of the request answers the same order, also once it has ended (see
    /// <see cref="Orders.IdempotencyKeys"/>); null for a random one.
    /// </summary>
    public string? OrderId { get; init; }
}

/// <summary>An order that needs no code: of a kiosk, a barista or a robot.</summary>
public sealed record AdmitRequest
{
    /// <summary>The shop.</summary>
    public required ShopId Shop { get; init; }

    /// <summary>The customer's id.</summary>
    public required string UserId { get; init; }

    /// <summary>The customer's name; null for none.</summary>
    public string? CustomerName { get; init; }

    /// <summary>Whether a robot orders.</summary>
    public bool Robot { get; init; }

    /// <summary>
    /// The id of the order, so that a repeat of the request answers the same order (see
    /// <see cref="Orders.IdempotencyKeys"/>); null for a random one.
    /// </summary>
    public string? OrderId { get; init; }
}
