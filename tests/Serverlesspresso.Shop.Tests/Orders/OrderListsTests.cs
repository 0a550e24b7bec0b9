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

    [Fact]
    public async Task List_OpenOnesPageByPage_HasEachOnceInTheOrderOfTheOthers()
    {
        foreach (var number in Enumerable.Range(0, 10))
        {
            // Two at a time arrive in the same millisecond.
            var state = number % 5 == 0 ? OrderState.Cancelled : OrderState.Created;
            await PutAsync($"o{number}", state, minutesAgo: number / 2);
        }

        await PutAsync("of another shop", OrderState.Created, minutesAgo: 1, shop: "ABC");
        await PutAsync("too old", OrderState.Created, minutesAgo: 5);
        var all = new OrderQuery { Shop = ShopId.Default, From = Now.AddMinutes(-4), To = Now.AddMilliseconds(1) };
        var expected = (await Reader.ListAsync(all, Never)).Orders.Where(order => order.IsOpen).Select(order => order.Id);

        var pages = new List<string[]>();
        var query = all with { State = OrderState.Created, Limit = 3 };
        do
        {
            var page = await Reader.ListAsync(query, Never);
            pages.Add([.. page.Orders.Select(order => order.Id)]);
            query = query with { After = page.Next };
        }
        while (query.After is not null);

        Assert.Equal([["o1", "o3", "o2"], ["o4", "o7", "o6"], ["o9", "o8"]], pages);
        Assert.Equal(expected, pages.SelectMany(page => page));
    }

    [Fact]
    public async Task List_OpenOnesOfALongHistory_ReadsNoOthers()
    {
        foreach (var number in Enumerable.Range(0, 200))
        {
            await PutAsync($"old{number}", OrderState.Completed, minutesAgo: 1 + number);
        }

        await PutAsync("oldest", OrderState.Created, minutesAgo: 600);
        await PutAsync("newest", OrderState.Created, minutesAgo: 0);
        var store = new CountingStore(_bar.Engine.Store);
        var reader = new OrderReader(store, _bar.Engine.Get<ItemTables>(), _bar.Engine.Clock);

        var page = await reader.ListAsync(
            new OrderQuery { Shop = ShopId.Default, State = OrderState.Created }, Never);

        Assert.Equal(["newest", "oldest"], page.Orders.Select(order => order.Id));
        Assert.Equal(2, store.ItemsRead);
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
    public async Task CountQueues_OrdersOfAllKinds_HasWhatWaitsForABaristaByShop()
    {
        await PutAsync("choosing", OrderState.Created, minutesAgo: 0);
        await PutAsync("queued 1", OrderState.Created, minutesAgo: 1, drink: "Latte");
        await PutAsync("queued 2", OrderState.Created, minutesAgo: 600, drink: "Latte");
        await PutAsync("making", OrderState.Created, minutesAgo: 1, drink: "Latte", barista: "ben");
        await PutAsync("ready", OrderState.Completed, minutesAgo: 1, drink: "Latte");
        await PutAsync("of another shop", OrderState.Created, minutesAgo: 1, shop: "ABC", drink: "Latte");

        var queues = await Reader.CountQueuesAsync(Never);

        Assert.Equal(
            [KeyValuePair.Create("ABC", 1), KeyValuePair.Create("default", 2)],
            queues.OrderBy(queue => queue.Key, StringComparer.Ordinal));
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
        string user = "1",
        string? drink = null,
        string? barista = null)
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
        row = drink is null ? row : row.With("drinkOrder", ItemValues.Text($$"""{"drink":"{{drink}}"}"""));
        row = barista is null ? row : row.With("baristaUserId", ItemValues.Text(barista));
        await _bar.Engine.Get<ItemTables>().WriteItemAsync(
            new PutItemRequest { TableName = "serverlesspresso-order-table", Item = row }, Never);
    }
}
