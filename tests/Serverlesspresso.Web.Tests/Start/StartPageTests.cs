using System.Security.Claims;
using Bunit;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Start;
using Serverlesspresso.Web.Tests.Bar;
using Serverlesspresso.Web.Tests.Design;

namespace Serverlesspresso.Web.Tests.Start;

public sealed class StartPageTests : IDisposable
{
    private readonly PageContext _context = new();

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData(true, 0, "No queue right now")]
    [InlineData(true, 3, "3 in the queue")]
    [InlineData(false, 3, "3 in the queue")]
    [InlineData(false, 0, null)]
    public void Shop_Queue_IsToldOfWhereThereCanBeOne(bool isOpen, int queue, string? text)
    {
        var shop = SomeBar.Shop with
        {
            Settings = SomeBar.Shop.Settings with { StoreOpen = isOpen },
        };
        var queues = new Dictionary<string, int> { [shop.Id.Value] = queue };
        var model = StartModel.From([shop], queues, orders: [], new ClaimsPrincipal(), isNew: false);

        var page = _context.Render<StartPage>(parameters => parameters.Add(page => page.Model, model));

        Assert.Equal(isOpen ? "Open" : "Closed", page.Find(".start-shop .badge").TextContent);
        Assert.Equal(text, page.FindAll(".start-shop .small").SingleOrDefault()?.TextContent);
    }

    [Fact]
    public void Shops_OfABarista_ComeFirst()
    {
        var barista = new ClaimsPrincipal(
            AccessIdentity.OfAccount("1", "Ben", [Roles.Barista], [new ShopId("WEST"), new ShopId("NORTH")]));
        CoffeeShop[] shops =
            [.. ((string[])["default", "NORTH", "SOUTH", "WEST"]).Select(id => SomeBar.Shop with { Id = new ShopId(id) })];

        var model = StartModel.From(shops, new Dictionary<string, int>(), orders: [], barista, isNew: false);

        Assert.Equal(["NORTH", "WEST", "default", "SOUTH"], model.Shops.Select(shop => shop.Id));
    }
}
