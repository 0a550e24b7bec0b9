using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Orders;

public sealed class OrderReaderTests : IAsyncLifetime
{
    private CoffeeBar _bar = null!; // Opened before each test.

    private OrderReader Reader => _bar.Engine.Get<OrderReader>();

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task FindShop_OutOfTheBox_IsOpenAndEmpty() =>
        Assert.Equal(
            new ShopStatus(new ShopSettings { StoreOpen = true, Name = "Serverlesspresso" }, OpenOrders: 0),
            await FindShopAsync("default"));

    [Fact]
    public async Task FindShop_OrdersAreOpen_CountsThem()
    {
        await _bar.ArriveAsync("2");
        await _bar.ArriveAsync("3");
        await _bar.ActAsync("3", "cancel");

        Assert.Equal(1, (await FindShopAsync("default"))?.OpenOrders);
    }

    [Fact]
    public async Task FindShop_NobodyKnowsIt_IsNone() => Assert.Null(await FindShopAsync("ABC"));

    [Fact]
    public async Task List_NoOrders_IsEmpty() => Assert.Empty(await ListAsync());

    [Fact]
    public async Task List_OrdersInAllStates_HasTheNewestFirst()
    {
        foreach (var id in new[] { "b", "a", "c" })
        {
            await _bar.ArriveAsync(id);
            await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        await _bar.ActAsync("a", "cancel");

        Assert.Equal(
            [("c", OrderPhase.Choosing), ("a", OrderPhase.Cancelled), ("b", OrderPhase.Choosing)],
            (await ListAsync()).Select(order => (order.Id, order.Phase)));
    }

    [Fact]
    public async Task List_ManyOrdersHaveEndedSince_StillHasTheOpenOne()
    {
        await PutAsync("open", OrderState.Created, milliseconds: 1);
        for (var index = 0; index < 55; index++)
        {
            await PutAsync($"ended-{index:00}", OrderState.Completed, milliseconds: 1_000 + index);
        }

        var orders = await ListAsync();

        Assert.Equal(
            [.. Enumerable.Range(5, 50).Reverse().Select(index => $"ended-{index:00}"), "open"],
            orders.Select(order => order.Id));
    }

    private Task<ShopStatus?> FindShopAsync(string shop) => _bar.Engine.Store.ReadAsync(
        reader => Reader.FindShopInTurnAsync(reader, new ShopId(shop)), CancellationToken.None);

    private Task<IReadOnlyList<Order>> ListAsync() => _bar.Engine.Store.ReadAsync(
        reader => Reader.ListInTurnAsync(reader), CancellationToken.None);

    private async Task PutAsync(string id, string state, long milliseconds) => await _bar.Engine.Get<ItemTables>().WriteItemAsync(
        new PutItemRequest
        {
            TableName = "serverlesspresso-order-table",
            Item = ItemValues.Of(
                ("PK", ItemValues.Text("orders")),
                ("SK", ItemValues.Text(id)),
                ("ORDERSTATE", ItemValues.Text(state)),
                ("TS", ItemValues.Number(milliseconds))),
        },
        CancellationToken.None);
}
