using Bunit;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Bar;
using Serverlesspresso.Web.Kiosk;
using Serverlesspresso.Web.Tests.Design;

namespace Serverlesspresso.Web.Tests.Bar;

public sealed class BarPageTests : IDisposable
{
    private readonly PageContext _context = new();

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Page_NoOrder_SaysSoInEachColumn()
    {
        var page = Render(SomeBar.Model());

        Assert.Equal(3, page.FindAll(".bar-column").Count);
        Assert.Equal(3, page.FindAll(".bar-empty").Count);
        Assert.Equal("Expo Bar", page.Find("h1").TextContent);
        Assert.Equal("Open", page.Find(".bar-title .badge").TextContent);
        Assert.Equal("/api/feed?shop=EXPO", page.Find("[data-feed]").GetAttribute("data-feed"));
    }

    [Fact]
    public void Page_ThatCannotBeRead_SaysWhyAndTriesAgain()
    {
        var page = _context.Render<BarPage>(parameters => parameters.Add(page => page.Problem, "The table is gone."));

        Assert.Contains("The table is gone.", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-refresh]"));
    }

    [Fact]
    public void Queue_Orders_RingOnceAndAreMadeByOneTap()
    {
        var page = Render(SomeBar.Model(SomeBar.Order("1"), SomeBar.Order("2")));

        Assert.Equal(
            [("chime", "new-order-1"), ("chime", "new-order-2")],
            page.FindAll("#queue article").Select(card => (card.GetAttribute("data-alert"), card.GetAttribute("data-alert-key"))));
        Assert.Equal("/bar/EXPO/orders/order-1/make", page.Find("#queue article form").GetAttribute("action"));
        Assert.Equal("m", Assert.Single(page.FindAll("#queue [data-shortcut]")).GetAttribute("data-shortcut"));
        Assert.DoesNotContain("secret-token", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Cards_EveryPlace_HasItsOwnActs()
    {
        var page = Render(SomeBar.Model(
            SomeBar.Order("1"),
            SomeBar.Order("2", OrderPhase.Making),
            SomeBar.Order("3", OrderPhase.Making) with { BaristaUserId = "ben" },
            SomeBar.Order("4", OrderPhase.Ready) with { BaristaUserId = "ben" }));

        Assert.Equal(["make"], ActsOf("1"));
        Assert.Equal(["complete", "put-back"], ActsOf("2"));
        Assert.Equal(["complete"], ActsOf("3"));
        Assert.Equal(["collect", "remind"], ActsOf("4"));
        Assert.Equal(
            ["cancel-order-1", "cancel-order-2"],
            page.FindAll("article [data-opens]").Select(button => button.GetAttribute("data-opens")));
        Assert.Equal(
            ["/bar/EXPO/orders/order-1/cancel", "/bar/EXPO/orders/order-2/cancel"],
            page.FindAll("dialog form[action$='/cancel']").Select(form => form.GetAttribute("action")));
        Assert.Equal("/bar/EXPO/ticket/order-2", page.Find("#order-order-2 a[target]").GetAttribute("href"));
        Assert.Contains("Ben makes it", page.Find("#order-order-3").TextContent, StringComparison.Ordinal);
        Assert.Contains("Ben made it", page.Find("#order-order-4").TextContent, StringComparison.Ordinal);

        IEnumerable<string?> ActsOf(string number) => page.FindAll($"#order-order-{number} form")
            .Select(form => form.GetAttribute("action")?.Split('/')[^1]);
    }

    [Theory]
    [InlineData(119, null)]
    [InlineData(120, "warm")]
    [InlineData(300, "late")]
    public void Card_Age_HasItsColour(int secondsAgo, string? level)
    {
        var page = Render(SomeBar.Model(SomeBar.Order("1", secondsAgo: secondsAgo)));

        Assert.Equal(level, page.Find("#queue .age").GetAttribute("data-level"));
    }

    [Fact]
    public void Card_OfARobot_SaysSo() => Assert.Equal(
        "Robot", Render(SomeBar.Model(SomeBar.Order("1") with { Robot = true })).Find("article .badge").TextContent);

    [Fact]
    public void Card_NameIsMarkup_ShowsItAsText()
    {
        var page = Render(SomeBar.Model(SomeBar.Order("1") with { CustomerName = "<script>alert(1)</script>" }));

        Assert.Equal("<script>alert(1)</script>", page.Find(".bar-name").TextContent);
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public void LeftStanding_Orders_AreClearedTogether()
    {
        var page = Render(SomeBar.Model(
            SomeBar.Order("1", OrderPhase.Ready, secondsAgo: 700), SomeBar.Order("2", OrderPhase.Ready, secondsAgo: 900)));

        Assert.Equal(
            ["order-2", "order-1"], page.FindAll(".bar-left [name=order]").Select(field => field.GetAttribute("value")));
    }

    [Fact]
    public void View_StationAndSearch_StayThroughEveryAct()
    {
        var facts = SomeBar.Facts(SomeBar.Order("1")) with
        {
            View = new BarView { Station = new Station(1, 2), Search = "oat & co" },
        };

        var page = Render(BarModel.From(facts with { Orders = [SomeBar.Order("1") with { CustomerName = "Oat & Co" }] }));

        Assert.Equal(
            "/bar/EXPO/orders/order-1/make?station=1of2&q=oat%20%26%20co", page.Find("#queue form").GetAttribute("action"));
        Assert.Equal("1/2", page.Find(".bar-stations [aria-current]").TextContent);
        Assert.Equal("oat & co", page.Find("[type=search]").GetAttribute("value"));
    }

    [Fact]
    public void Closed_Shop_CanBeOpened()
    {
        var page = Render(SomeBar.Model() with { IsOpen = false });

        Assert.Equal("/bar/EXPO/open", page.Find("[data-key=open-shop]").GetAttribute("action"));
        Assert.Equal("Closed", page.Find(".bar-title .badge").TextContent);
        Assert.Empty(page.FindAll("[data-key=close-shop]"));
    }

    [Fact]
    public void Full_Shop_SaysSo() =>
        Assert.Equal("Full", Render(SomeBar.Model() with { IsFull = true }).Find(".bar-title .badge").TextContent);

    [Fact]
    public void Drinks_SoldOut_CanComeBack()
    {
        var page = Render(SomeBar.Model());

        Assert.Equal(
            [("Latte", "false"), ("Mocha", "true")],
            page.FindAll("#drinks form").Select(form => (
                form.QuerySelector("[name=drink]")?.GetAttribute("value"),
                form.QuerySelector("[name=available]")?.GetAttribute("value"))));
    }

    [Theory]
    [InlineData(0, "Reminded just now")]
    [InlineData(59, "Reminded just now")]
    [InlineData(120, "Reminded 2 min ago")]
    public void Reminded_InTheFirstMinute_IsJustNow(int secondsAgo, string text)
    {
        var order = SomeBar.Order("1", OrderPhase.Ready) with { RemindedAt = SomeBar.Now.AddSeconds(-secondsAgo) };

        var ago = Render(SomeBar.Model(order)).Find(".ago");

        // The style sheet shows the one or the other, by the level of the age.
        var isOld = ago.QuerySelector(".age")?.HasAttribute("data-level") ?? false;
        Assert.Equal(text, ago.QuerySelector(isOld ? ".ago-old" : ".ago-fresh")?.TextContent);
    }

    [Theory]
    [InlineData("reminded", "brief")]
    [InlineData("capacity", "")]
    public void Message_GoodNews_IsBriefAndTheRestStays(string said, string flash)
    {
        var facts = SomeBar.Facts() with { Said = said, SaidOrder = SomeBar.Order("1", OrderPhase.Ready) };

        Assert.Equal(flash, Render(BarModel.From(facts)).Find("#said").GetAttribute("data-flash"));
    }

    [Fact]
    public void Queue_IsOneFigure_WhereverItIsTold()
    {
        var page = Render(SomeBar.Model(
            SomeBar.Order("1"), SomeBar.Order("2"), SomeBar.Order("3", OrderPhase.Making)));

        Assert.Equal("2", page.Find("#queue h2 .badge").TextContent);
        Assert.Equal("2 Queue", page.Find(".bar-jumps [href='#queue']").TextContent.Trim());
        Assert.DoesNotContain("Waiting", page.Find(".bar-figures").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Ben was faster: Ben makes number 7.")]
    [InlineData("de", "Ben war schneller und macht Nummer 7.")]
    public void Message_Conflict_IsPutIntoWords(string language, string text)
    {
        using var context = new PageContext(language);
        var facts = SomeBar.Facts() with
        {
            Said = "invalid-transition",
            SaidOrder = SomeBar.Order("7", OrderPhase.Making) with { BaristaUserId = "ben" },
        };

        var page = context.Render<BarPage>(parameters => parameters.Add(page => page.Model, BarModel.From(facts)));

        Assert.Equal(text, page.Find("#said p").TextContent);
    }

    [Fact]
    public void Dialog_WithoutScript_OpensByItsAddress()
    {
        var facts = SomeBar.Facts(SomeBar.Order("1")) with { View = new BarView { Ask = "cancel-order-1" } };

        var page = Render(BarModel.From(facts));

        Assert.Equal("cancel-order-1", Assert.Single(page.FindAll("dialog[open]")).Id);
        Assert.Empty(page.FindAll(".bar-columns dialog")); // A column would hold it: it is to be in the middle of the screen.
        Assert.Equal("/bar/EXPO?ask=help", page.Find("[data-opens=help]").GetAttribute("href"));
    }

    [Fact]
    public void NewOrder_DrinkIsChosen_AsksForExtrasAndName()
    {
        var page = _context.Render<NewOrderPage>(parameters => parameters
            .Add(page => page.Model, DrinkChoiceModel.From(SomeBar.Shop, "Latte"))
            .Add(page => page.View, new BarView()));

        Assert.Equal("/bar/EXPO/new", page.Find("form").GetAttribute("action"));
        Assert.Equal(3, page.FindAll("[name=extra-0]").Count);
        Assert.False(page.Find("[name=name]").HasAttribute("required"));
    }

    [Fact]
    public void Slip_Order_HasWhatACupNeeds()
    {
        var page = _context.Render<SlipPage>(parameters => parameters.Add(
            page => page.Model, SlipModel.From(SomeBar.Order("12", OrderPhase.Making), SomeBar.Shop)));

        Assert.Equal(
            ("12", "Guest 12", "Latte", "1\u00a0Jan\u00a02030, 08:59"),
            (TextOf(".slip-number"), TextOf(".slip-name"), TextOf(".slip-drink"), TextOf(".slip-time")));

        string TextOf(string selector) => page.Find(selector).TextContent;
    }

    private IRenderedComponent<BarPage> Render(BarModel model) =>
        _context.Render<BarPage>(parameters => parameters.Add(page => page.Model, model));
}
