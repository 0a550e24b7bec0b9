using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Tests.Shops;

public sealed class ShopIdTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("default")]
    public void Read_NoShop_IsTheDefaultShop(string? text) => Assert.Equal(ShopId.Default, ShopId.Read(text));

    [Fact]
    public void Keys_OfTheDefaultShop_AreTheOldestVersions()
    {
        var shop = ShopId.Default;

        Assert.Equal(
            ("config", "menu", "openOrders", "orderID"),
            (shop.ConfigKey, shop.MenuKey, shop.PlacesKey, shop.CounterKey));
    }

    [Fact]
    public void Keys_OfAnotherShop_NameIt()
    {
        var shop = ShopId.Read("ABC-1");

        Assert.Equal(
            ("config-ABC-1", "menu-ABC-1", "openOrders-ABC-1", "orderID-ABC-1"),
            (shop.ConfigKey, shop.MenuKey, shop.PlacesKey, shop.CounterKey));
    }
}
