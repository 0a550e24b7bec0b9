using Serverlesspresso.Shop.Feed;

namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>All shops.</summary>
/// <param name="Shops">The shops, the default shop first.</param>
public sealed record ShopListAnswer(IReadOnlyList<ShopView> Shops);
