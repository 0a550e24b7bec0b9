using System.Net;
using AngleSharp.Html.Dom;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Visit;

public sealed class VisitJourneyTests() : PageJourney(role: null)
{
    private const string Shop = "/s/default";
    private const string Start = $"{Shop}/check-in";

    [Fact]
    public async Task Link_IsOpened_SpendsNoDrink()
    {
        var code = await GetCodeAsync();

        await Client.ReadAsync($"{Shop}?code={code.Code}");

        Assert.Equal(code.DrinksLeft, (await GetCodeAsync()).DrinksLeft);
    }

    [Fact]
    public async Task Visitor_WithoutScript_OrdersADrinkWithItsExtras()
    {
        await OfferMilkAsync();
        var menu = await CheckInAsync("Kim");
        var drink = await Client.ReadAsync(menu.QuerySelector(".menu a")?.GetAttribute("href") ?? "");

        var (address, _) = await Client.SendAsync(drink, $"{Shop}/order", ("modifier-0", "Oat"));

        Assert.Equal(Shop, address);
        await Server.SettleAsync();
        var page = await Client.ReadAsync(Shop);
        Assert.Equal("1", page.QuerySelector(".ticket-number")?.TextContent);
        Assert.Equal("Latte", page.QuerySelector(".ticket-name")?.TextContent);
        var order = await GetOrderAsync();
        Assert.Equal(("Kim", "Latte", "Oat"), (order.CustomerName, order.Drink, Assert.Single(order.Modifiers)));
    }

    [Fact]
    public async Task Form_IsSentTwice_ActsOnce()
    {
        await OfferMilkAsync();
        await CheckInAsync();
        var drink = await Client.ReadAsync($"{Shop}/drink/1");

        await Client.SendAsync(drink, $"{Shop}/order");
        var (address, _) = await Client.SendAsync(drink, $"{Shop}/order");

        Assert.Equal(Shop, address);
        await Server.SettleAsync();
        var page = await Client.ReadAsync(Shop);
        Assert.Equal("1", page.QuerySelector(".ticket-number")?.TextContent);
    }

    [Fact]
    public async Task CheckIn_IsSentAgainOnceTheOrderHasEnded_SpendsNoSecondDrink()
    {
        var code = await GetCodeAsync();
        var begin = await Client.ReadAsync($"{Shop}?code={code.Code}");
        var (_, menu) = await Client.SendAsync(begin, Start);
        await Client.SendAsync(menu, $"{Shop}/cancel");

        await Client.SendAsync(begin, Start);

        Assert.Equal(code.DrinksLeft - 1, (await GetCodeAsync()).DrinksLeft);
    }

    [Fact]
    public async Task Drink_IsSoldOutMeanwhile_SaysSoAndKeepsThePlace()
    {
        await OfferMilkAsync();
        await CheckInAsync();
        var drink = await Client.ReadAsync($"{Shop}/drink/1");
        await Server.Get<ShopDirectory>().SetAvailableAsync(
            ShopId.Default, "Latte", isAvailable: false, Cancellation);

        var (address, page) = await Client.SendAsync(drink, $"{Shop}/order");

        Assert.Equal($"{Shop}?said=not-available", address);
        Assert.Equal("This drink has just sold out.", page.QuerySelector("#said .message-title")?.TextContent);
        Assert.NotNull(page.QuerySelector("#visit-Choosing"));
    }

    [Fact]
    public async Task Code_IsUnknown_SaysWhatToDoAtOnce()
    {
        var page = await Client.ReadAsync($"{Shop}?code=GUESS");

        Assert.NotNull(page.QuerySelector("#visit-Expired"));
        Assert.Equal("Scan the code that is on the screen now.", page.QuerySelector(".visit-hero .faint")?.TextContent);
    }

    [Fact]
    public async Task Code_IsSpentMeanwhile_SaysSoAfterTheTapAsBeforeIt()
    {
        await Server.Get<ShopDirectory>().UpdateAsync(
            ShopId.Default, settings => settings with { DrinksPerCode = 1 }, Cancellation);
        var code = (await GetCodeAsync()).Code;
        var begin = await Client.ReadAsync($"{Shop}?code={code}");
        await Server.Get<CheckInDesk>().RedeemAsync(
            new RedeemRequest { Shop = ShopId.Default, Code = code, VisitorId = "somebody" },
            Cancellation);

        var (address, page) = await Client.SendAsync(begin, Start);

        Assert.Equal($"{Shop}?code={code}", address);
        Assert.NotNull(page.QuerySelector("#visit-GivenAway"));
        Assert.NotNull((await Client.ReadAsync(address)).QuerySelector("#visit-GivenAway"));
    }

    [Fact]
    public async Task Order_IsCancelled_OffersANewStart()
    {
        var menu = await CheckInAsync();

        var (_, page) = await Client.SendAsync(menu, $"{Shop}/cancel");

        Assert.NotNull(page.QuerySelector("#visit-Cancelled"));
        Assert.Equal(OrderPhase.Cancelled, (await GetOrderAsync()).Phase);
    }

    [Fact]
    public async Task Order_IsReady_IsCollectedByTheVisitor()
    {
        await OfferMilkAsync();
        await CheckInAsync();
        await Client.SendAsync(await Client.ReadAsync($"{Shop}/drink/1"), $"{Shop}/order");
        await Server.Get<OrderDesk>().CompleteAsync(
            (await GetOrderAsync()).Id, new Actor("ann", IsStaff: true), key: null, Cancellation);

        var (_, page) = await Client.SendAsync(await Client.ReadAsync(Shop), $"{Shop}/collect");

        Assert.NotNull(page.QuerySelector("#visit-Collected"));
        var journey = await Client.ReadAsync(page.QuerySelector("a[href$='/journey']")?.GetAttribute("href") ?? "");
        Assert.Equal(
            ["You checked in", "You chose a drink", "You became number 1", "Your drink was ready", "You picked it up"],
            journey.QuerySelectorAll(".journey h2").Select(heading => heading.TextContent));
    }

    [Fact]
    public async Task Journey_OfSomebodyElse_IsNotFound()
    {
        await CheckInAsync();
        using var stranger = new HttpClient { BaseAddress = Client.BaseAddress };

        using var response = await stranger.GetAsync(
            new Uri($"/orders/{(await GetOrderAsync()).Id}/journey", UriKind.Relative),
            Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Visitor_WantsToBeForgotten_IsForgotten()
    {
        await CheckInAsync("Kim");

        var (address, page) = await Client.SendAsync(await Client.ReadAsync("/me"), "/me/forget");

        Assert.Equal("/me?said=forgotten", address);
        Assert.Empty(page.QuerySelectorAll(".history-order"));
        Assert.Null(page.QuerySelector("form[action='/me/name']"));
        var order = await GetOrderAsync();
        Assert.Equal((OrderPhase.Cancelled, "", null), (order.Phase, order.UserId, order.CustomerName));
    }

    [Fact]
    public async Task Name_IsChanged_IsThereAtTheNextOrder()
    {
        await CheckInAsync("Kim");

        await Client.SendAsync(await Client.ReadAsync("/me"), "/me/name", ("name", "Kay"));

        await Client.SendAsync(await Client.ReadAsync(Shop), $"{Shop}/cancel");
        var page = await Client.ReadAsync($"{Shop}?code={(await GetCodeAsync()).Code}");
        Assert.Equal("Kay", page.QuerySelector("[name=name]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Shop_ThatIsNotThere_IsAPageThatLeadsOn()
    {
        var page = await Client.ReadAsync("/s/nowhere");

        Assert.Equal("There is nothing here", page.QuerySelector("h1")?.TextContent);
        Assert.Equal("/", page.QuerySelector("main a.button")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Start_OrderIsOnItsWay_LeadsBackToIt()
    {
        await CheckInAsync();

        var page = await Client.ReadAsync("/");

        Assert.Equal(Shop, page.QuerySelector(".start-order")?.GetAttribute("href"));
        Assert.Equal("No queue right now", page.QuerySelector(".start-shop .small")?.TextContent);
    }

    private Task<CodeBucket> GetCodeAsync() =>
        Server.Get<CheckInDesk>().GetCurrentCodeAsync(ShopId.Default, Cancellation);

    private async Task<Order> GetOrderAsync() => Assert.Single(
        await Server.Get<OrderReader>().ListLiveAsync(ShopId.Default, Cancellation));

    private Task<CoffeeShop> OfferMilkAsync() => Server.Get<ShopDirectory>().ReplaceMenuAsync(
        ShopId.Default,
        new Menu([new MenuDrink { Name = "Latte", Groups = [new ModifierGroup("Milk", ["Regular", "Oat"])] }]),
        Cancellation);

    private async Task<IHtmlDocument> CheckInAsync(string name = "")
    {
        var begin = await Client.ReadAsync($"{Shop}?code={(await GetCodeAsync()).Code}");
        var (address, page) = await Client.SendAsync(begin, Start, ("name", name));
        Assert.Equal(Shop, address);
        return page;
    }
}
