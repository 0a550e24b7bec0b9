using Bunit;
using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Tests.Design;
using Serverlesspresso.Web.Visit;

namespace Serverlesspresso.Web.Tests.Visit;

public sealed class VisitPageTests : IDisposable
{
    private readonly PageContext _context = new();

    public static TheoryData<VisitState> States => [.. Enum.GetValues<VisitState>()];

    public void Dispose() => _context.Dispose();

    [Theory]
    [MemberData(nameof(States))]
    public void Page_InEveryState_HasOneHeadingAndNoSecret(VisitState state)
    {
        var page = Render(ModelOf(state));

        Assert.NotEqual("", Assert.Single(page.FindAll("h1")).TextContent);
        Assert.DoesNotContain("secret-token", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(state + ".", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/api/feed?shop=EXPO&as=visitor", page.Find("[data-feed]").GetAttribute("data-feed"));
    }

    [Fact]
    public void Start_LinkIsOpened_SpendsNothingBeforeTheButton()
    {
        var form = Render(ModelOf(VisitState.Start)).Find("form");

        Assert.Equal(("post", "/s/EXPO/check-in"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal("CODE", form.QuerySelector("[name=code]")?.GetAttribute("value"));
        Assert.Equal("Start my order", form.QuerySelector("button")?.TextContent.Trim());
        Assert.Equal("token", form.QuerySelector("[name=form-token]")?.GetAttribute("value"));
        Assert.Equal(32, form.QuerySelector("[name=key]")?.GetAttribute("value")?.Length);
    }

    [Theory]
    [InlineData(VisitState.Closed)]
    [InlineData(VisitState.Full)]
    [InlineData(VisitState.GivenAway)]
    [InlineData(VisitState.Expired)]
    [InlineData(VisitState.HadAll)]
    public void Start_WouldBeRefused_IsNotOffered(VisitState state) => Assert.Empty(Render(ModelOf(state)).FindAll("form"));

    [Fact]
    public void GivenAway_NextCode_IsCountedDownTo()
    {
        var page = Render(ModelOf(VisitState.GivenAway));

        Assert.Equal("Scan the next code. It comes onto the screen in", page.Find(".visit-hero .faint").TextContent);
        Assert.Equal("3:00", page.Find("[role=timer]").TextContent);
    }

    [Fact]
    public void GivenAway_NextCodeIsThere_IsToBeScanned()
    {
        var page = Render(SomeVisit.Refused(RefusalReasons.NoTokens));

        Assert.Equal("Scan the code that is on the screen now.", page.Find(".visit-hero .faint").TextContent);
        Assert.Empty(page.FindAll("[role=timer]"));
    }

    [Theory]
    [InlineData(0, "You can order as soon as we open: scan the code on the screen then.")]
    [InlineData(3, "What is ordered already is still made. You can order as soon as we open again.")]
    public void Closed_IsSaidFirst_WithWhatToExpect(long openOrders, string text)
    {
        var settings = new ShopSettings { StoreOpen = false };
        var page = Render(SomeVisit.Model(shop: SomeVisit.Shop with { Settings = settings, OpenOrders = openOrders }));

        Assert.Equal("Closed", page.Find(".visit-hero > :first-child").TextContent);
        Assert.Equal(text, page.Find(".visit-hero .faint").TextContent);
        Assert.Empty(page.FindAll("a[href^='/bar']"));
    }

    [Fact]
    public void Closed_ForStaff_LeadsToWhereItIsOpened()
    {
        var page = Render(ModelOf(VisitState.Closed) with { IsStaff = true });

        Assert.Equal("To the bar", page.Find("a[href='/bar/EXPO']").TextContent.Trim());
    }

    [Fact]
    public void Menu_DrinkIsSoldOut_CannotBeChosen()
    {
        var page = Render(ModelOf(VisitState.Choosing));

        Assert.Equal(["/s/EXPO/drink/1"], page.FindAll(".menu a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Sold out", page.Find("[data-key=Mocha] .badge").TextContent);
        Assert.Equal("2:00", page.Find("[role=timer]").TextContent);
    }

    [Theory]
    [InlineData(0, "You’re next.")]
    [InlineData(1, "One order before yours.")]
    [InlineData(7, "7 orders before yours.")]
    public void Queue_OrdersBefore_AreCounted(int ordersBefore, string text)
    {
        var page = Render(ModelOf(VisitState.Queued) with { OrdersBefore = ordersBefore, WaitMinutes = 4 });

        Assert.Equal("42", page.Find(".ticket-number").TextContent);
        Assert.Equal(text, page.Find(".ticket-head .faint").TextContent);
        Assert.Equal("About 4 min", page.Find(".ticket-wait").TextContent);
    }

    [Fact]
    public void Queue_NobodyCanSayHowLong_PromisesNothing() =>
        Assert.Empty(Render(ModelOf(VisitState.Queued)).FindAll(".ticket-wait"));

    [Fact]
    public void Making_Steps_TellWhereItIs()
    {
        var page = Render(ModelOf(VisitState.Making));

        Assert.Equal("Being made", page.Find("[aria-current=step]").TextContent.Trim());
        Assert.Equal("In the queue", Assert.Single(page.FindAll(".step[data-done]")).TextContent.Trim());
        Assert.Empty(page.FindAll("[data-alert]"));
    }

    [Fact]
    public void Ready_Rings_OnceForEachReminder()
    {
        var first = Render(ModelOf(VisitState.Ready));
        var reminded = Render(SomeVisit.Model(SomeVisit.Order(OrderPhase.Ready) with { RemindedAt = SomeVisit.Now }));

        var (key, keyOfReminder) = (KeyOf(first), KeyOf(reminded));
        Assert.NotEqual(key, keyOfReminder);
        Assert.Equal("Pick it up here: the left counter", first.Find(".ticket-head p:last-child").TextContent);
        Assert.Equal("/s/EXPO/collect", first.Find("form").GetAttribute("action"));
        Assert.Contains("It’s getting cold", reminded.Markup, StringComparison.Ordinal);

        static string? KeyOf(IRenderedComponent<VisitPage> page) => page.Find("[data-alert]").GetAttribute("data-alert-key");
    }

    [Fact]
    public void Cancel_AsksFirst()
    {
        var page = Render(ModelOf(VisitState.Queued));

        Assert.Equal("cancel", page.Find("a[data-opens]").GetAttribute("data-opens"));
        Assert.False(page.Find("dialog").HasAttribute("open"));
        Assert.Equal("order-1", page.Find("dialog form [name=order]").GetAttribute("value"));
    }

    [Fact]
    public void Cancel_WithoutScript_AsksByTheAddress() =>
        Assert.True(Render(ModelOf(VisitState.Queued) with { AsksToCancel = true }).Find("dialog").HasAttribute("open"));

    [Fact]
    public void Cancelled_ByTheBarista_SaysWhyInTheirWords()
    {
        var order = SomeVisit.Order(OrderPhase.Cancelled) with { CancelReason = "The milk is <b>gone</b>." };

        Assert.Equal("The milk is <b>gone</b>.", Render(SomeVisit.Model(order)).Find(".ticket-head .faint").TextContent);
    }

    [Theory]
    [InlineData(VisitState.NotChosen, "Started at", "Still like one?")]
    [InlineData(VisitState.NotMade, "Ordered at", "Still like one?")]
    [InlineData(VisitState.Cancelled, "Ordered at", "Still like one?")]
    [InlineData(VisitState.Collected, "Ordered at", "Another one?")]
    public void End_Receipt_SpeaksOfWhatThereWas(VisitState state, string time, string again)
    {
        var page = Render(ModelOf(state));

        Assert.Equal(time, page.Find(".receipt > :last-child dt").TextContent);
        Assert.Equal(again, page.Find(".card strong").TextContent);
    }

    [Theory]
    [InlineData("closed", "The bar is closed right now.")]
    [InlineData("order-limit", "You have had all your drinks for today.")]
    [InlineData("<script>", "That did not work.")]
    [InlineData("closed.next", "That did not work.")]
    public void Said_Reason_IsPutIntoWords(string reason, string text) => Assert.Equal(
        text, Render(ModelOf(VisitState.Scan) with { Said = reason }).Find("#said .message-title").TextContent);

    [Fact]
    public void Page_InGerman_SpeaksGerman()
    {
        using var context = new PageContext("de");

        var page = context.Render<VisitPage>(parameters => parameters.Add(page => page.Model, ModelOf(VisitState.Ready)));

        Assert.Equal("Dein Getränk ist fertig!", page.Find("h1").TextContent);
    }

    [Fact]
    public void Drink_Groups_AllowOneOptionEach()
    {
        var page = _context.Render<DrinkPage>(parameters => parameters.Add(page => page.Model, new DrinkModel
        {
            ShopId = "EXPO",
            ShopName = "Expo Bar",
            Ticket = Ticket.From(SomeVisit.Order(OrderPhase.Choosing), SomeVisit.Shop),
            ChooseSeconds = 300,
            Drink = SomeVisit.Shop.Menu.Drinks[0],
        }));

        Assert.Equal("Milk", page.Find("legend").TextContent);
        Assert.Equal(
            [("modifier-0", ""), ("modifier-0", "Regular"), ("modifier-0", "Oat")],
            page.FindAll("[type=radio]").Select(radio => (radio.GetAttribute("name"), radio.GetAttribute("value"))));
        Assert.Equal("Order Latte", page.Find("form button").TextContent);
    }

    private static VisitModel ModelOf(VisitState state) => state switch
    {
        VisitState.Start => SomeVisit.Model(code: "CODE"),
        VisitState.Scan => SomeVisit.Model(),
        VisitState.Closed => SomeVisit.Model(
            shop: SomeVisit.Shop with { Settings = new ShopSettings { StoreOpen = false } }),
        VisitState.Full => SomeVisit.Model(shop: SomeVisit.Shop with { OpenOrders = 20 }),
        VisitState.GivenAway => SomeVisit.Refused(RefusalReasons.NoTokens, SomeVisit.Now.AddMinutes(3)),
        VisitState.Expired => SomeVisit.Refused(RefusalReasons.ExpiredCode),
        VisitState.HadAll => SomeVisit.Refused(RefusalReasons.OrderLimit),
        VisitState.Choosing => SomeVisit.Model(SomeVisit.Order(OrderPhase.Choosing)),
        VisitState.Queued => SomeVisit.Model(SomeVisit.Order(OrderPhase.Queued)),
        VisitState.Making => SomeVisit.Model(SomeVisit.Order(OrderPhase.Making)),
        VisitState.Ready => SomeVisit.Model(SomeVisit.Order(OrderPhase.Ready)),
        VisitState.Collected => SomeVisit.Model(SomeVisit.Order(OrderPhase.Collected)),
        VisitState.Cancelled => SomeVisit.Model(SomeVisit.Order(OrderPhase.Cancelled)),
        VisitState.NotChosen => SomeVisit.Model(SomeVisit.Order(OrderPhase.TimedOut) with { DrinkOrder = null }),
        VisitState.NotMade => SomeVisit.Model(SomeVisit.Order(OrderPhase.TimedOut)),
    };

    private IRenderedComponent<VisitPage> Render(VisitModel model) =>
        _context.Render<VisitPage>(parameters => parameters.Add(page => page.Model, model));
}
