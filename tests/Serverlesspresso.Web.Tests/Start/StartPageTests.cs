using System.Security.Claims;
using Bunit;
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
    [InlineData(true, 3, "3 on the way")]
    [InlineData(false, 3, "3 on the way")]
    [InlineData(false, 0, null)]
    public void Shop_Queue_IsToldOfWhereThereCanBeOne(bool isOpen, long openOrders, string? text)
    {
        var shop = SomeBar.Shop with
        {
            Settings = SomeBar.Shop.Settings with { StoreOpen = isOpen },
            OpenOrders = openOrders,
        };
        var model = StartModel.From([shop], orders: [], new ClaimsPrincipal(), isNew: false);

        var page = _context.Render<StartPage>(parameters => parameters.Add(page => page.Model, model));

        Assert.Equal(isOpen ? "Open" : "Closed", page.Find(".start-shop .badge").TextContent);
        Assert.Equal(text, page.FindAll(".start-shop .small").SingleOrDefault()?.TextContent);
    }
}
