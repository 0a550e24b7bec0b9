using Bunit;
using Serverlesspresso.Shop.Robots;
using Serverlesspresso.Web.Office.Home;
using Serverlesspresso.Web.Office.Menus;
using Serverlesspresso.Web.Office.Robots;
using Serverlesspresso.Web.Office.Settings;
using Serverlesspresso.Web.Tests.Design;
using Serverlesspresso.Web.Tests.Visit;

namespace Serverlesspresso.Web.Tests.Office;

public sealed class OfficePageTests : IDisposable
{
    private readonly PageContext _context = new();

    private static ShopLine Line => new()
    {
        Id = "EXPO",
        Name = "Expo Bar",
        IsOpen = true,
        Places = 3,
        Capacity = 20,
        Queue = 2,
        Ready = 1,
        OrdersToday = 31,
        MadeToday = 28,
        Wait = TimeSpan.FromMinutes(4),
        StartAddress = "/s/EXPO?code=CODE",
        PhoneAddress = "http://bar.example/s/EXPO",
    };

    private static HomeModel Home => new() { Shops = [Line], MayMakeShops = true, NewShop = NewShop.Empty, Said = null };

    private static MenuModel Menu => new()
    {
        ShopId = "EXPO",
        ShopName = "Expo Bar",
        Form = MenuForm.From(SomeVisit.Shop),
        Said = null,
    };

    private static RobotModel Robots => new()
    {
        ShopId = "EXPO",
        ShopName = "Expo Bar",
        IsShopOpen = true,
        Robots = new RobotSettings { IsOn = true },
        Said = null,
    };

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Home_Shop_LeadsToWhatADayNeeds()
    {
        var page = Render(Home);

        Assert.Equal(
            ["/wall/EXPO", "/s/EXPO?code=CODE", "/bar/EXPO"],
            page.FindAll(".office-way").Select(way => way.GetAttribute("href")));
        Assert.Equal(["2", "1", "31", "28", "4:00"], page.FindAll(".office-facts dd").Select(fact => fact.TextContent));
        Assert.Equal("Close Expo Bar", page.Find("form[action='/office/shops/EXPO/open'] button").TextContent.Trim());
        Assert.Equal("false", page.Find("[name=isOpen]").GetAttribute("value"));
        Assert.Equal("/api/feed?shop=EXPO", page.Find("[data-feed]").GetAttribute("data-feed"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/s/EXPO", 1)]
    [InlineData("http://localhost:5000/s/EXPO", 1)]
    [InlineData("https://coffee.example.org/s/EXPO", 0)]
    public void Home_NoPhoneCanOpenTheAddress_SaysSo(string address, int warnings) => Assert.Equal(
        warnings, Render(Home with { Shops = [Line with { PhoneAddress = address }] }).FindAll(".office-local").Count);

    [Fact]
    public void Home_ShopIsClosed_CanBeOpened()
    {
        var page = Render(Home with { Shops = [Line with { IsOpen = false, Wait = null }] });

        Assert.Equal("true", page.Find("[name=isOpen]").GetAttribute("value"));
        Assert.Equal("–", page.Find(".office-facts div:last-child dd").TextContent);
    }

    [Fact]
    public void Home_OrganiserOfSomeShops_MakesNoneAndHiresNobody()
    {
        var page = Render(Home with { Shops = [], MayMakeShops = false });

        Assert.Empty(page.FindAll("form, [href='/office/staff']"));
        Assert.NotEmpty(page.FindAll(".empty-state"));
    }

    [Fact]
    public void Home_NewShopIsWrong_KeepsWhatWasTyped()
    {
        var page = Render(Home with { NewShop = new NewShop("a b", "Two", "invalid-shop", ["id"]) });

        Assert.Equal("a b", page.Find("[name=id]").GetAttribute("value"));
        Assert.NotNull(page.Find("#field-id-problem"));
        Assert.Empty(page.FindAll("#said, #field-name-problem"));
        Assert.False(page.Find("#live").HasAttribute("data-feed"));
    }

    [Fact]
    public void Home_NewShopIsThereAlready_SaysSo()
    {
        var page = Render(Home with { NewShop = new NewShop("EXPO", "Two", "shop-exists", []) });

        Assert.Equal("There is a coffee bar with this id already.", page.Find("#said .message-title").TextContent);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("pickupPlace")]
    [InlineData("welcomeText")]
    [InlineData("notice")]
    [InlineData("capacity")]
    [InlineData("drinksPerCode")]
    [InlineData("chooseSeconds")]
    [InlineData("makeSeconds")]
    [InlineData("ordersPerDay")]
    [InlineData("timeZone")]
    public void Settings_FieldIsWrong_SaysWhatWouldBeRight(string place)
    {
        var page = _context.Render<SettingsPage>(parameters => parameters.Add(page => page.Model, new SettingsModel
        {
            ShopId = "EXPO",
            ShopName = "Expo Bar",
            Form = SettingsForm.From(SomeVisit.Shop),
            Said = "invalid-shop",
            Places = [place],
        }));

        Assert.DoesNotContain("Problem.", Assert.Single(page.FindAll(".field-problem")).TextContent, StringComparison.Ordinal);
        var field = page.Find($"#field-{place}");
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains($"field-{place}-problem", field.GetAttribute("aria-describedby"), StringComparison.Ordinal);
    }

    [Fact]
    public void Menu_Drinks_AreFieldsWithTheirPictures()
    {
        var page = Render(Menu);

        Assert.Equal(["Latte", "Mocha"], page.FindAll(".office-drink h2").Select(name => name.TextContent));
        Assert.Equal(
            ["latte", "mocha"],
            page.FindAll("input[type=radio][checked]").Select(picture => picture.GetAttribute("value")));
        Assert.Equal("Regular\nOat", page.Find("[name='drinks/0/groups/0/options']").TextContent);
        Assert.Equal("save", page.Find("form button").GetAttribute("value"));
        Assert.All(
            page.FindAll("form button:not([value=save])"), button => Assert.True(button.HasAttribute("formnovalidate")));
        Assert.DoesNotContain("Picture.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Menu_PictureOfTheOriginal_IsKeptUntilAnotherIsChosen()
    {
        var drink = DrinkForm.Empty with { Name = "Latte", Icon = "barista-icons_cafe-latte" };
        var page = Render(Menu with { Form = new MenuForm { Version = "1", Drinks = [drink] } });

        Assert.Equal("barista-icons_cafe-latte", page.Find("input[type=radio][checked]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("drinks", ".office")]
    [InlineData("drinks/1/name", "#drink-1")]
    [InlineData("drinks/1/icon", "#drink-1")]
    [InlineData("drinks/0/groups", "#drink-0")]
    [InlineData("drinks/0/groups/0/name", "#drink-0 .office-group")]
    [InlineData("drinks/0/groups/0/options/1", "#drink-0 .office-group")]
    public void Menu_PlaceIsWrong_SaysSoThere(string place, string where)
    {
        var page = Render(Menu with { Said = "invalid-menu", IsUnsaved = true, Places = [place] });

        Assert.DoesNotContain("Problem.", Assert.Single(page.FindAll(".field-problem")).TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll($"{where} .field-problem"));
        Assert.NotEmpty(page.FindAll(".office-save .badge"));
    }

    [Fact]
    public void Menu_IsEmpty_OffersTheUsualDrinks()
    {
        var page = Render(Menu with { Form = MenuForm.From(SomeVisit.Shop with { Menu = Serverlesspresso.Shop.Menus.Menu.Empty }) });

        Assert.NotNull(page.Find("button[value=standard]"));
        Assert.Empty(page.FindAll(".office-drink"));
    }

    [Fact]
    public void Robots_ShopIsClosed_SaysThatNothingHappens()
    {
        Assert.Empty(Render(Robots).FindAll(".tone-warn"));
        Assert.Single(Render(Robots with { IsShopOpen = false }).FindAll(".tone-warn"));
    }

    [Theory]
    [InlineData("ordersPerHour")]
    [InlineData("baristas")]
    [InlineData("makeSeconds")]
    public void Robots_NumberIsWrong_SaysWhatWouldBeRight(string place)
    {
        var page = Render(Robots with { Said = "invalid-robots", Places = [place] });

        Assert.DoesNotContain("Problem.", Assert.Single(page.FindAll(".field-problem")).TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<HomePage> Render(HomeModel model) =>
        _context.Render<HomePage>(parameters => parameters.Add(page => page.Model, model));

    private IRenderedComponent<MenuPage> Render(MenuModel model) =>
        _context.Render<MenuPage>(parameters => parameters.Add(page => page.Model, model));

    private IRenderedComponent<RobotPage> Render(RobotModel model) =>
        _context.Render<RobotPage>(parameters => parameters.Add(page => page.Model, model));
}
