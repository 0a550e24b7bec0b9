using Bunit;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Tests.Bar;
using Serverlesspresso.Web.Tests.Design;
using Serverlesspresso.Web.Wall;

namespace Serverlesspresso.Web.Tests.Wall;

public sealed class WallPageTests : IDisposable
{
    private readonly PageContext _context = new();

    public static TheoryData<WallState> States => [.. Enum.GetValues<WallState>()];

    public void Dispose() => _context.Dispose();

    [Theory]
    [MemberData(nameof(States))]
    public void Page_InEveryState_ShowsACodeOnlyToScan(WallState state)
    {
        var page = Render(Model() with { State = state });

        Assert.Equal(state == WallState.Scan ? 1 : 0, page.FindAll(".wall-qr").Count);
        Assert.NotEqual($"{state}", page.Find("#order-title .wall-in-time").TextContent);
        Assert.DoesNotContain("ABCDEFGHIJ", page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("[hidden] [data-refresh]"));
    }

    [Fact]
    public void Scan_Code_HasItsDrinksAndItsTime()
    {
        var page = Render(Model());

        Assert.Equal("New code soon", page.Find("#order-title .wall-late").TextContent);
        Assert.Equal("10 drinks left", page.Find(".wall-left").TextContent);
        Assert.Equal("5:00", page.Find(".wall-time [role=timer]").TextContent);
        Assert.Equal($"{SomeBar.Now.AddSeconds(285).ToUnixTimeMilliseconds()}", page.Find(".wall-end [data-until]").GetAttribute("data-until"));
    }

    [Fact]
    public void Rows_Orders_KeepTheirPlaceByTheirId()
    {
        var page = Render(Model(
            SomeBar.Order("8", OrderPhase.Making), SomeBar.Order("9"), SomeBar.Order("7", OrderPhase.Ready)));

        Assert.Equal(
            [("order-8", "8"), ("order-9", "9")],
            page.FindAll(".wall-list-preparing li").Select(row => (
                row.GetAttribute("data-key"), row.QuerySelector(".wall-number")?.TextContent)));
        Assert.Equal("being made", Assert.Single(page.FindAll(".wall-marks svg")).GetAttribute("aria-label"));
        Assert.Equal("Guest", page.Find(".wall-list-ready .wall-name").TextContent);
    }

    [Fact]
    public void Rows_OrdersOfRobots_AreMarkedInEveryList()
    {
        var page = Render(Model(
            SomeBar.Order("8", OrderPhase.Making) with { Robot = true },
            SomeBar.Order("9"),
            SomeBar.Order("7", OrderPhase.Ready) with { Robot = true }));

        Assert.Equal(
            [("order-8", "ordered by a robot"), ("order-7", "ordered by a robot")],
            page.FindAll("li").SelectMany(row => row.QuerySelectorAll(".wall-marks svg:last-child")
                .Select(mark => (row.GetAttribute("data-key"), mark.GetAttribute("aria-label")))));
    }

    [Fact]
    public void Rows_NoOrder_SayWhatComes()
    {
        Assert.Equal(
            ["Yours could be the first.", "Your number appears here."],
            Render(Model()).FindAll(".wall-empty").Select(text => text.TextContent));
    }

    [Fact]
    public void Closed_DrinksAreStillMade_SaysSoToThoseWhoWait()
    {
        var page = Render(Model(SomeBar.Order("9")) with { State = WallState.Closed });

        Assert.Equal("No new orders now. All that are in are still made.", page.Find(".wall-next").TextContent);
        Assert.Equal("Your number appears here.", page.Find(".wall-list-ready .wall-empty").TextContent);
    }

    [Fact]
    public void Closed_NobodyWaits_PromisesNothing()
    {
        var page = Render(Model() with { State = WallState.Closed });

        Assert.Equal("No orders right now.", page.Find(".wall-next").TextContent);
        Assert.Equal(
            ["Nothing is waiting.", "Nothing to pick up."],
            page.FindAll(".wall-empty").Select(text => text.TextContent));
    }

    [Fact]
    public void Notice_IsThereOnlyIfTheShopHasOne()
    {
        Assert.Empty(Render(Model()).FindAll(".wall-notice, .wall-warning"));
        Assert.Equal(
            "Back in five minutes.",
            Render(Model() with { Notice = "Back in five minutes." }).Find(".wall-notice").TextContent);
    }

    [Fact]
    public void Warning_CodeThatNoPhoneCanFollow_IsTold() => Assert.Contains(
        "http://localhost:8080",
        Render(Model() with { UnreachableUrl = "http://localhost:8080" }).Find(".wall-warning").TextContent,
        StringComparison.Ordinal);

    [Fact]
    public void Page_ThatCannotBeRead_TriesAgainByItself()
    {
        var page = _context.Render<WallPage>(parameters => parameters.Add(page => page.Problem, "The table is gone."));

        Assert.Contains("The table is gone.", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-refresh]"));
    }

    [Fact]
    public void Page_InGerman_SpeaksGerman()
    {
        using var context = new PageContext("de");

        var page = context.Render<WallPage>(parameters => parameters.Add(page => page.Model, Model()));

        Assert.Equal("Scannen und bestellen", page.Find("#order-title .wall-in-time").TextContent);
    }

    private static WallModel Model(params Order[] orders) => WallModel.From(new WallFacts
    {
        Shop = SomeBar.Shop,
        Orders = orders,
        Code = new CodeBucket
        {
            Shop = new ShopId("EXPO"),
            BucketId = SomeBar.Now.ToUnixTimeSeconds() / 300,
            Code = "ABCDEFGHIJ",
            DrinksLeft = 10,
        },
        PublicUrl = "https://coffee.example.org",
        Now = SomeBar.Now,
    });

    private IRenderedComponent<WallPage> Render(WallModel model) =>
        _context.Render<WallPage>(parameters => parameters.Add(page => page.Model, model));
}
