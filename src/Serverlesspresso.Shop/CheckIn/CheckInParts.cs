using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.CheckIn;

/// <summary>What the desk of the check-in reads and writes within a turn.</summary>
/// <param name="Shops">The shops.</param>
/// <param name="Tables">The orders.</param>
/// <param name="Buckets">The codes.</param>
/// <param name="Visitors">The visitors.</param>
/// <param name="Orders">Opens orders.</param>
/// <param name="Texts">Makes ids.</param>
internal sealed record CheckInParts(
    ShopDirectory Shops,
    ShopTables Tables,
    CodeBuckets Buckets,
    VisitorRows Visitors,
    AdmittedOrders Orders,
    RandomTexts Texts);
