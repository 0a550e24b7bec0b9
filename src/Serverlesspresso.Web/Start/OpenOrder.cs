using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Web.Start;

/// <summary>A visitor's order that is on its way.</summary>
/// <param name="ShopId">Its shop.</param>
/// <param name="Number">Its number; null if it has none yet.</param>
/// <param name="Phase">How it stands.</param>
public sealed record OpenOrder(string ShopId, string? Number, OrderPhase Phase);
