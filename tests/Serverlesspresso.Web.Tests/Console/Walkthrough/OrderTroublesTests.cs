using Serverlesspresso.Web.Console.Walkthrough;

namespace Serverlesspresso.Web.Tests.Console.Walkthrough;

public sealed class OrderTroublesTests
{
    [Fact]
    public void Find_ShopIsOpenWithPlaces_FindsNothing() => Assert.Null(OrderTroubles.Find(SomeWalk.Facts()));

    [Fact]
    public void Find_ShopIsClosed_LeadsToItsSettings()
    {
        var trouble = OrderTroubles.Find(InShop(isOpen: false, openOrders: 0));

        Assert.Equal(("The shop is closed", "/office/shops/default"), (trouble?.Title, trouble?.Ways[0].Href));
    }

    [Fact]
    public void Find_ShopIsFull_SaysSo() =>
        Assert.Equal("The shop is full", OrderTroubles.Find(InShop(isOpen: true, openOrders: 20))?.Title);

    [Fact]
    public void Find_NoShop_LeadsToTheTable() =>
        Assert.Equal("There is no default shop", OrderTroubles.Find(SomeWalk.Facts() with { Shop = null })?.Title);

    [Theory]
    [InlineData("closed", "it was closed")]
    [InlineData("capacity", "all its places were taken")]
    public void Find_OrderWasRefusedAndWouldBeTakenNow_OffersToPutTheEventAgain(string reason, string why)
    {
        var facts = SomeWalk.Facts() with
        {
            Trail = SomeWalk.Trail(
                SomeWalk.Event(1, "Validator.NewOrder", """{"orderId":"2"}""", "NewOrder"),
                SomeWalk.Event(2, "OrderProcessor.ShopUnavailable", $$"""{"orderId":"2","reason":"{{reason}}"}""")),
        };

        var trouble = OrderTroubles.Find(facts);

        Assert.Contains(why, trouble?.Text, StringComparison.Ordinal);
        Assert.Equal(WalkAct.PutOrder, Assert.Single(trouble!.Ways).Act); // There is one.
    }

    [Fact]
    public void Find_OrderWasRefusedAndStillWouldBe_LeadsToTheShopFirst()
    {
        var facts = InShop(isOpen: false, openOrders: 0) with
        {
            Trail = SomeWalk.Trail(
                SomeWalk.Event(2, "OrderProcessor.ShopUnavailable", """{"orderId":"2","reason":"closed"}""")),
        };

        var ways = OrderTroubles.Find(facts)?.Ways;

        Assert.Equal("/office/shops/default", ways?[0].Href);
        Assert.Equal(WalkAct.PutOrder, ways?[^1].Act);
    }

    [Theory]
    [InlineData("logAll", "No rule took the event")]
    [InlineData("NewOrder", "No order has come of the event yet")]
    public void Find_EventWithoutAnOrder_SaysWhereItIs(string rule, string title)
    {
        var facts = SomeWalk.Facts() with
        {
            Trail = SomeWalk.Trail(SomeWalk.Event(3, "Validator.NewOrder", """{"orderId":"2"}""", rule)),
        };

        var trouble = OrderTroubles.Find(facts);

        Assert.Equal((title, "/console/bus/events/Serverlesspresso/3"), (trouble?.Title, trouble?.Ways[0].Href));
    }

    [Fact]
    public void Trail_OtherOrders_AreNotFollowed()
    {
        var trail = SomeWalk.Trail(
            SomeWalk.Event(1, "Validator.NewOrder", """{"orderId":"22"}"""),
            SomeWalk.Event(2, "Validator.NewOrder", """{"orderId":"1","userId":"2"}"""));

        Assert.Null(trail.NewOrder);
    }

    private static WalkFacts InShop(bool isOpen, long openOrders) => SomeWalk.Facts() with
    {
        Shop = SomeWalk.Shop with
        {
            Settings = SomeWalk.Shop.Settings with { StoreOpen = isOpen },
            OpenOrders = openOrders,
        },
    };
}
