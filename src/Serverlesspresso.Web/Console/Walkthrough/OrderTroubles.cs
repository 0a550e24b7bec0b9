using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Console.Bus;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>Says why no order comes of the event, or not one for the walkthrough.</summary>
internal static class OrderTroubles
{
    private const string Again = "Put the event again";

    private static readonly WalkWay[] ShopWays =
    [
        new("Settings of the shop", "/office/shops/default"),
        new("Its item", WalkTroubles.ConfigItem("config")),
    ];

    /// <summary>Finds what is wrong; null if nothing is.</summary>
    public static WalkTrouble? Find(WalkFacts facts)
    {
        if (facts.IsOthers)
        {
            return new WalkTrouble(
                "This order is in other hands",
                "A customer has checked in for it, or a robot plays one. You can watch it here from step to step; for one of your "
                    + "own take a fresh id.",
                WalkTroubles.FreshWay);
        }

        if (facts.Order is not null)
        {
            return null;
        }

        return facts.Shop is { } shop
            ? FindRefusal(facts, shop) ?? FindLost(facts) ?? FindClosed(shop)
            : new WalkTrouble(
                "There is no default shop",
                "Orders are taken by a shop: its item is not in the config table.",
                new WalkWay("Look at the table", ConsoleAddresses.Items(WalkTroubles.ConfigTable)));
    }

    /// <summary>Finds why the shop has refused the order; null if it has not, or has taken it since.</summary>
    public static WalkTrouble? FindRefusal(WalkFacts facts, CoffeeShop shop)
    {
        if (facts.Refusal is not { } refusal)
        {
            return null;
        }

        var isFull = refusal.Text("reason") == "capacity";
        var why = isFull ? "all its places were taken" : "it was closed";
        var canNow = shop.Settings.StoreOpen && !shop.IsFull;
        return new WalkTrouble(
            "The shop has refused the order",
            $"The event came, and OrderProcessor ended at once: {why}. "
                + (canNow ? "The shop would take it now." : isFull ? Full(shop) : "Open the shop, then put the event again."),
            canNow ? [new WalkWay(Again, Act: WalkAct.PutOrder)] : [.. ShopWays, new WalkWay(Again, Act: WalkAct.PutOrder)]);
    }

    private static WalkTrouble? FindClosed(CoffeeShop shop)
    {
        if (!shop.Settings.StoreOpen)
        {
            return new WalkTrouble(
                "The shop is closed", "It would refuse the order. Open it first: no order that is open is touched.", ShopWays);
        }

        return shop.IsFull ? new WalkTrouble("The shop is full", Full(shop), ShopWays) : null;
    }

    private static string Full(CoffeeShop shop) =>
        $"All {shop.Settings.Capacity} places are taken. Wait until an order ends, which this page shows, or give the shop more "
        + "places.";

    private static WalkTrouble? FindLost(WalkFacts facts) => facts.Trail.NewOrder is not { } put
        ? null
        : new WalkTrouble(
            put.IsRoutedBy("NewOrder") ? "No order has come of the event yet" : "No rule took the event",
            put.IsRoutedBy("NewOrder")
                ? "The event is on the bus and on its way to OrderProcessor. If this stays, the event's page says what went wrong."
                : "The event is on the bus, but the rule NewOrder, which starts OrderProcessor, is missing or disabled.",
            new WalkWay("Look at the event", BusAddresses.Event(put.Row.BusName, put.Row.Sequence)),
            new WalkWay("Look at the rules", BusAddresses.RulesOf(WalkRule.Bus)),
            new WalkWay(Again, Act: WalkAct.PutOrder))
        {
            MayPass = put.IsRoutedBy("NewOrder"),
        };
}
