using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Api.Orders;

/// <summary>An act on an order, as a request asks for it.</summary>
/// <param name="Desk">Where it is done.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Key">The key of the request; null for none.</param>
/// <param name="Cancellation">Stops the waiting.</param>
internal sealed record OrderAct(
    OrderDesk Desk, string OrderId, Actor Actor, string? Key, CancellationToken Cancellation);
