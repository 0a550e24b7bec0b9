namespace Serverlesspresso.Shop.Orders;

/// <summary>Who acts on an order.</summary>
/// <param name="Id">The visitor's or barista's id.</param>
/// <param name="IsStaff">Whether it is a barista or organiser, who may act on every order; a visitor acts on their own.</param>
public readonly record struct Actor(string Id, bool IsStaff);
