namespace Serverlesspresso.Shop.Api.Orders;

/// <summary>How long an order will still take.</summary>
/// <param name="Ahead">How many orders come before it.</param>
/// <param name="Seconds">How long it will take, as fast as the last drinks were made; missing if nothing is known.</param>
public sealed record WaitAnswer(int Ahead, int? Seconds);
