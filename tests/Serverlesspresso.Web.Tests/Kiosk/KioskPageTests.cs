using Bunit;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Kiosk;
using Serverlesspresso.Web.Tests.Bar;
using Serverlesspresso.Web.Tests.Design;

namespace Serverlesspresso.Web.Tests.Kiosk;

public sealed class KioskPageTests : IDisposable
{
    private readonly PageContext _context = new();

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Start_Drinks_LeadToTheirExtras()
    {
        var page = Render(DrinkChoiceModel.From(SomeBar.Shop, drink: null));

        Assert.Equal(["/kiosk/EXPO?drink=Latte"], page.FindAll("a.drink-tile").Select(tile => tile.GetAttribute("href")));
        Assert.Equal("Sold out", page.Find(".drink-tile-gone .badge").TextContent);
        Assert.Equal("Choose your drink.", page.Find(".kiosk-head p").TextContent);
    }

    [Fact]
    public void Drink_Form_AsksForANameAndGoesBackByItself()
    {
        var page = _context.Render<KioskPage>(parameters => parameters
            .Add(page => page.Model, DrinkChoiceModel.From(SomeBar.Shop, "Latte"))
            .Add(page => page.Until, SomeBar.Now.AddMinutes(2)));

        Assert.Equal("/kiosk/EXPO/orders", page.Find("form").GetAttribute("action"));
        Assert.True(page.Find("[name=name]").HasAttribute("required"));
        Assert.Equal("off", page.Find("[name=name]").GetAttribute("autocomplete"));
        Assert.Equal("2:00", page.Find(".kiosk-back [data-refresh]").TextContent);
    }

    [Fact]
    public void Drink_SoldOut_CannotBeChosen() => Assert.Null(DrinkChoiceModel.From(SomeBar.Shop, "Mocha").Chosen);

    [Theory]
    [InlineData(false, false, "The bar is closed right now.")]
    [InlineData(true, true, "All places are taken right now.")]
    public void Start_ClosedOrFull_SaysSo(bool isOpen, bool isFull, string text)
    {
        var page = Render(DrinkChoiceModel.From(SomeBar.Shop, drink: null) with { IsOpen = isOpen, IsFull = isFull });

        Assert.Equal(text, page.Find(".empty-state h2").TextContent);
        Assert.Equal("", page.Find(".kiosk-head p").TextContent);
        Assert.Empty(page.FindAll(".drink-tile"));
    }

    [Theory]
    [InlineData("not-available", "This drink has just sold out. Choose another one.")]
    [InlineData("<b>", "That did not work. Please try again.")]
    public void Said_Reason_IsPutIntoWords(string said, string text)
    {
        var page = _context.Render<KioskPage>(parameters => parameters
            .Add(page => page.Model, DrinkChoiceModel.From(SomeBar.Shop, drink: null))
            .Add(page => page.Said, said));

        Assert.Equal(text, page.Find("#said p").TextContent);
    }

    [Theory]
    [InlineData("en", "Thank you, Guest 12!")]
    [InlineData("de", "Danke, Guest 12!")]
    public void Done_Number_IsBigAndGivesWayToTheNext(string language, string thanks)
    {
        using var context = new PageContext(language);
        var order = SomeBar.Order("12", OrderPhase.Queued, secondsAgo: 5);

        var page = context.Render<KioskDonePage>(parameters => parameters.Add(
            page => page.Model, KioskDoneModel.From(order, SomeBar.Shop)));

        Assert.Equal(thanks, page.Find(".kiosk-thanks").TextContent);
        Assert.Equal("12", page.Find(".kiosk-number").TextContent);
        Assert.Equal("0:15", page.Find("[data-refresh]").TextContent);
        Assert.Equal("/kiosk/EXPO", page.Find("a.button").GetAttribute("href"));
    }

    private IRenderedComponent<KioskPage> Render(DrinkChoiceModel model) =>
        _context.Render<KioskPage>(parameters => parameters.Add(page => page.Model, model));
}
