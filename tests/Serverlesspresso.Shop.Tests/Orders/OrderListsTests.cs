using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Orders;

public sealed class OrderListsTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private CoffeeBar _bar = null!; // Opened before each test.

    private OrderReader Reader => _bar.Engine.Get<OrderReader>();

    private DateTimeOffset Now => _bar.Engine.Clock.GetUtcNow();

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Theory]
    [InlineData("", false)]
    [InlineData("nobody", false)]
    [InlineData("2", true)]
    public async Task Find_ById_IsTheOrderOrNone(string id, bool isThere)
    {
        await PutAsync("2", OrderState.Created, minutesAgo: 0);

        Assert.Equal(isThere, await Reader.FindAsync(id, Never) is not null);
    }

    [Fact]
    public async Task ListLive_OrdersOfAllKinds_HasWhatScreensShowWithTheOldestFirst()
    {
        await PutAsync("open for hours", OrderState.Created, minutesAgo: 600);
        await PutAsync("ready for an hour", OrderState.Completed, minutesAgo: 80, finished: 60);
        await PutAsync("ready for a night", OrderState.Completed, minutesAgo: 600, finished: 590);
        await PutAsync("cancelled long ago", OrderState.Cancelled, minutesAgo: 30, finished: 11);
        await PutAsync("cancelled just now", OrderState.Cancelled, minutesAgo: 25, finished: 10);
        await PutAsync("collected long ago", OrderState.Completed, minutesAgo: 40, finished: 35, collected: 11);
        await PutAsync("collected just now", OrderState.Completed, minutesAgo: 20, finished: 15, collected: 10);
        await PutAsync("of another shop", OrderState.Created, minutesAgo: 1, shop: "ABC");

        var orders = await Reader.ListLiveAsync(ShopId.Default, Never);

        Assert.Equal(
            ["open for hours", "ready for an hour", "cancelled just now", "collected just now"],
            orders.Select(order => order.Id));
    }

    [Fact]
    public async Task List_PageByPage_HasEachOrderOnceWithTheNewestFirst()
    {
        foreach (var number in Enumerable.Range(0, 7))
        {
            await PutAsync($"o{number}", number % 2 == 0 ? OrderState.Completed : OrderState.Cancelled, minutesAgo: number);
        }

        await PutAsync("o7", OrderState.Created, minutesAgo: 3, shop: "ABC");
        var query = new OrderQuery { Shop = ShopId.Default, Limit = 3 };
        var first = await Reader.ListAsync(query, Never);
        var second = await Reader.ListAsync(query with { After = first.Next }, Never);
        var third = await Reader.ListAsync(query with { After = second.Next }, Never);

        Assert.Equal(
            [["o0", "o1", "o2"], ["o3", "o4", "o5"], ["o6"]],
            new[] { first, second, third }.Select(page => page.Orders.Select(order => order.Id)));
        Assert.Null(third.Next);
    }

    [Fact]
    public async Task List_ByStateAndTime_HasOnlyThose()
    {
        foreach (var number in Enumerable.Range(0, 7))
        {
            await PutAsync($"o{number}", number % 2 == 0 ? OrderState.Completed : OrderState.Cancelled, minutesAgo: number);
        }

        var page = await Reader.ListAsync(
            new OrderQuery
            {
                Shop = ShopId.Default,
                State = "completed",
                From = Now.AddMinutes(-4),
                To = Now,
                Limit = 2,
            },
            Never);

        Assert.Equal(["o2", "o4"], page.Orders.Select(order => order.Id));
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("1~")]
    [InlineData("-1~2")]
    public async Task List_AfterNoPlace_IsRefused(string after)
    {
        var refusal = await Assert.ThrowsAsync<CoffeeBarRefusedException>(
            () => Reader.ListAsync(new OrderQuery { Shop = ShopId.Default, After = after }, Never));

        Assert.Equal("invalid-order", refusal.Reason);
    }

    [Fact]
    public async Task ListOfVisitor_SeveralOrders_HasOwnOnesWithTheNewestFirst()
    {
        await PutAsync("b", OrderState.Completed, minutesAgo: 20, user: "ada");
        await PutAsync("a", OrderState.Cancelled, minutesAgo: 10, user: "ada");
        await PutAsync("c", OrderState.Created, minutesAgo: 1, user: "eve");

        Assert.Equal(["a", "b"], (await Reader.ListOfVisitorAsync("ada", Never)).Select(order => order.Id));
        Assert.Empty(await Reader.ListOfVisitorAsync(string.Empty, Never));
    }

    private async Task PutAsync(
        string id,
        string state,
        int minutesAgo,
        int? finished = null,
        int? collected = null,
        string shop = "default",
        string user = "1")
    {
        var row = ItemValues.Of(
            ("PK", ItemValues.Text("orders")),
            ("SK", ItemValues.Text(id)),
            ("USERID", ItemValues.Text(user)),
            ("EVENTID", ItemValues.Text(shop)),
            ("ORDERSTATE", ItemValues.Text(state)),
            ("TS", ItemValues.Milliseconds(Now.AddMinutes(-minutesAgo))));
        row = finished is { } ended ? row.With("finishedAt", ItemValues.Milliseconds(Now.AddMinutes(-ended))) : row;
        row = collected is { } taken ? row.With("collectedAt", ItemValues.Milliseconds(Now.AddMinutes(-taken))) : row;
        await _bar.Engine.Get<ItemTables>().WriteItemAsync(
            new PutItemRequest { TableName = "serverlesspresso-order-table", Item = row }, Never);
    }
}
