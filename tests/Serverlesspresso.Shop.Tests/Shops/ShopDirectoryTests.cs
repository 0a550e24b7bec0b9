using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Shops;

public sealed class ShopDirectoryTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private CoffeeBar _bar = null!; // Opened before each test.

    private ShopDirectory Directory => _bar.Engine.Get<ShopDirectory>();

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Find_DefaultShop_IsOpenWithItsMenu()
    {
        await _bar.ArriveAsync("2");

        var shop = await Directory.FindAsync(ShopId.Default, Never);

        Assert.NotNull(shop);
        Assert.Equal(new ShopSettings { StoreOpen = true, Name = "Serverlesspresso" }, shop.Settings);
        Assert.Equal(
            ["Espresso", "Cappuccino", "Latte", "Flat White", "Americano", "Coffee of the day"],
            shop.Menu.Drinks.Select(drink => drink.Name));
        Assert.Equal(1, shop.OpenOrders);
    }

    [Fact]
    public async Task Find_NobodyKnowsIt_IsNone() => Assert.Null(await Directory.FindAsync(new ShopId("ABC"), Never));

    [Fact]
    public async Task List_ItemsOfManyKinds_HasTheShopsWithTheDefaultShopFirst()
    {
        foreach (var key in new[] { "config-B-1", "config-A", "config-default", "config-", "configuration", "menu-C" })
        {
            await PutAsync(ItemValues.Of(("PK", ItemValues.Text(key)), ("name", ItemValues.Text(key))));
        }

        var shops = await Directory.ListAsync(Never);

        Assert.Equal(
            [("default", "Serverlesspresso"), ("A", "config-A"), ("B-1", "config-B-1")],
            shops.Select(shop => (shop.Id.Value, shop.DisplayName)));
    }

    private async Task PutAsync(Item item) => await _bar.Engine.Get<ItemTables>().WriteItemAsync(
        new PutItemRequest { TableName = "serverlesspresso-config-table", Item = item }, Never);
}
