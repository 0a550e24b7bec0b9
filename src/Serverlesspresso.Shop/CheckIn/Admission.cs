using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.CheckIn;

/// <summary>An order that has its place.</summary>
/// <param name="Order">The order.</param>
/// <param name="IsNew">Whether it was opened just now; if not, the customer had it already.</param>
public sealed record Admission(Order Order, bool IsNew);
