namespace Serverlesspresso.Shop.Shops;

/// <summary>How a shop stands.</summary>
/// <param name="Settings">Its settings.</param>
/// <param name="OpenOrders">How many of its places are taken.</param>
public sealed record ShopStatus(ShopSettings Settings, long OpenOrders);
