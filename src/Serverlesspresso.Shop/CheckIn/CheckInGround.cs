using System.Diagnostics;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.CheckIn;

/// <summary>All that decides whether somebody may check in with a code, as it was read.</summary>
/// <param name="Shop">The shop.</param>
/// <param name="Bucket">The bucket of the code; null if the code is not, or no longer, honoured.</param>
/// <param name="Visitor">What the shop knows of the visitor; null if nobody knows who it is.</param>
/// <param name="Now">The instant.</param>
internal sealed record CheckInGround(CoffeeShop Shop, CodeBucket? Bucket, VisitorRow? Visitor, DateTimeOffset Now)
{
    private DateTimeOffset Local => Shop.Settings.ToLocal(Now);

    /// <summary>Why a shop would refuse anybody, with a code or without; null if it would not.</summary>
    /// <param name="shop">The shop.</param>
    public static CoffeeBarRefusedException? FindRefusalOf(CoffeeShop shop) => shop switch
    {
        { Settings.StoreOpen: false } => new(RefusalReasons.Closed, "The shop takes no orders now."),
        { IsFull: true } => new(
            RefusalReasons.Capacity, $"All {shop.Settings.Capacity} places of the shop are taken: try again soon."),
        _ => null,
    };

    /// <summary>Why the check-in is refused; null if it is not.</summary>
    public CoffeeBarRefusedException? FindRefusal()
    {
        var ofShop = FindRefusalOf(Shop);
        return ofShop?.Reason == RefusalReasons.Closed
            ? ofShop
            : FindRefusalOfCode() ?? FindRefusalOfVisitor() ?? ofShop;
    }

    /// <summary>What the refusal means to whoever has not tried yet; null if there would be none.</summary>
    public CheckInObstacle? FindObstacle() => FindRefusal() is { } refusal
        ? new CheckInObstacle(
            refusal.Reason, refusal.Reason == RefusalReasons.NoTokens && Bucket?.End > Now ? Bucket.End : null)
        : null;

    /// <summary>The bucket after the drink is taken. It is written only once nothing refuses.</summary>
    public CodeBucket BucketAfter()
    {
        Debug.Assert(Bucket is { DrinksLeft: > 0 }, "A check-in that is not refused has a code with drinks.");
        return Bucket with { DrinksLeft = Bucket.DrinksLeft - 1 };
    }

    /// <summary>What the shop knows of the visitor after the order is opened.</summary>
    /// <param name="orderId">The order.</param>
    public VisitorRow VisitorAfter(string orderId)
    {
        Debug.Assert(Visitor is not null, "Whoever checks in is known.");
        return Visitor.After(orderId, Local);
    }

    private CoffeeBarRefusedException? FindRefusalOfCode() => Bucket switch
    {
        null => new(RefusalReasons.ExpiredCode, "This code is not the shop's code any more: scan it again."),
        { DrinksLeft: <= 0 } => new(
            RefusalReasons.NoTokens, "All drinks of this code are given away: scan the next code."),
        _ => null,
    };

    private CoffeeBarRefusedException? FindRefusalOfVisitor()
    {
        var (orders, most) = (Visitor?.OrdersOn(Local) ?? 0, Shop.Settings.OrdersPerDay);
        return most > 0 && orders >= most
            ? new(RefusalReasons.OrderLimit, $"{orders} orders are the most for one visitor and day.")
            : null;
    }
}
