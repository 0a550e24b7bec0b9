using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Feed;

public sealed class OrderFeedTests : IAsyncLifetime
{
    private static readonly FeedAudience Staff = new FeedAudience.Staff(ShopId.Default);
    private static readonly FeedAudience Wall = new FeedAudience.Wall(ShopId.Default);

    private CoffeeBar _bar = null!;

    private OrderFeed Feed => _bar.Engine.Get<OrderFeed>();

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Subscribe_AtFirst_HearsASnapshotOfShopAndOrders()
    {
        await _bar.ArriveAsync("2");
        await _bar.SubmitAsync("2");
        await HeardAsync("2", order => order.Number == "1");

        await using var listener = Listen(Staff);
        var snapshot = await listener.NextAsync<FeedMessage.Snapshot>();

        var order = Assert.Single(snapshot.Orders);
        Assert.Equal(("2", OrderPhase.Queued, "1", "Cappuccino"), (order.Id, order.Phase, order.Number, order.Drink));
        Assert.NotNull(snapshot.Shop);
        Assert.True(snapshot.Shop.IsOpen);
        Assert.Equal("Espresso", snapshot.Shop.Menu.Drinks[0].Name);
    }

    [Fact]
    public async Task Subscribe_OrderIsMade_HearsEachPhaseWithRisingVersions()
    {
        await using var listener = Listen(new FeedAudience.Visitor(ShopId.Default, "1"));
        await listener.NextAsync<FeedMessage.Snapshot>();

        await _bar.ArriveAsync("2");
        await _bar.SubmitAsync("2");
        await _bar.ActAsync("2", "make");
        await _bar.ActAsync("2", "complete");

        var heard = new List<OrderView>();
        do
        {
            heard.Add((await listener.UntilAsync<FeedMessage.OrderChanged>(_ => true)).Order);
        }
        while (heard[^1].Phase != OrderPhase.Ready);
        OrderPhase[] phases = [OrderPhase.Choosing, OrderPhase.Queued, OrderPhase.Making, OrderPhase.Ready];
        Assert.Equal(phases, heard.Select(order => order.Phase).Distinct());
        Assert.Equal(heard.Select(order => order.Version).Order().Distinct(), heard.Select(order => order.Version));
    }

    [Fact]
    public async Task Subscribe_AsVisitor_HearsNothingOfOthers()
    {
        await _bar.ArriveAsync("2", userId: "other");
        await using var listener = Listen(new FeedAudience.Visitor(ShopId.Default, "me"));
        var snapshot = await listener.NextAsync<FeedMessage.Snapshot>();

        await _bar.SubmitAsync("2", userId: "other");
        await _bar.ArriveAsync("3", userId: "me");
        var first = await listener.NextAsync<FeedMessage.OrderChanged>();

        Assert.Empty(snapshot.Orders);
        Assert.Equal("3", first.Order.Id);
    }

    [Fact]
    public async Task Subscribe_AsWall_HearsOfOrdersOnceTheyHaveANumber()
    {
        await using var listener = Listen(Wall);
        await listener.NextAsync<FeedMessage.Snapshot>();

        await _bar.ArriveAsync("2");
        await _bar.SubmitAsync("2");
        var first = await listener.NextAsync<FeedMessage.OrderChanged>();

        Assert.Equal(("1", OrderPhase.Queued, "Cappuccino"), (first.Order.Number, first.Order.Phase, first.Order.Drink));
        Assert.Null(first.Order.Id);
    }

    [Fact]
    public async Task Subscribe_ShopCloses_EverybodyHears()
    {
        await using var guest = Listen(new FeedAudience.Guest(ShopId.Default));
        await using var wall = Listen(Wall);
        await guest.NextAsync<FeedMessage.Snapshot>();
        await wall.NextAsync<FeedMessage.Snapshot>();

        await _bar.ChangeSettingAsync("storeOpen", BooleanValue.False);

        Assert.False((await guest.UntilAsync<FeedMessage.ShopChanged>(_ => true)).Shop.IsOpen);
        Assert.False((await wall.UntilAsync<FeedMessage.ShopChanged>(_ => true)).Shop.IsOpen);
    }

    [Fact]
    public async Task Subscribe_LastPlaceIsTakenAndGivenBack_HearsBoth()
    {
        await _bar.ChangeSettingAsync("capacity", ItemValues.Number(1));
        await using var listener = Listen(Wall);
        var snapshot = await listener.NextAsync<FeedMessage.Snapshot>();

        await _bar.ArriveAsync("2");
        await _bar.ActAsync("2", "cancel");

        Assert.False(snapshot.Shop?.IsFull);
        Assert.True((await listener.UntilAsync<FeedMessage.ShopChanged>(_ => true)).Shop.IsFull);
        Assert.False((await listener.UntilAsync<FeedMessage.ShopChanged>(_ => true)).Shop.IsFull);
    }

    [Fact]
    public async Task Subscribe_NoticeIsSet_IsToldOnce()
    {
        await using var listener = Listen(new FeedAudience.Visitor(ShopId.Default, "1"));
        await listener.NextAsync<FeedMessage.Snapshot>();

        await _bar.ChangeSettingAsync("notice", ItemValues.Text("Out of milk"));

        Assert.Equal("Out of milk", (await listener.UntilAsync<FeedMessage.Notice>(_ => true)).Text);
    }

    [Fact]
    public async Task Subscribe_ComesBack_HearsWhatWasMissed()
    {
        var audience = new FeedAudience.Visitor(ShopId.Default, "1");
        FeedPosition last;
        await using (var before = Listen(audience))
        {
            last = (await before.NextAsync<FeedMessage.Snapshot>()).Position;
        }

        await _bar.ArriveAsync("2");
        await HeardAsync("2", order => order.Phase == OrderPhase.Choosing);
        await using var after = Listen(audience, last.ToString());
        var missed = await after.NextAsync<FeedMessage.OrderChanged>();

        Assert.Equal(("2", OrderPhase.Choosing), (missed.Order.Id, missed.Order.Phase));
        Assert.True(missed.Position.Sequence > last.Sequence);
    }

    [Theory]
    [InlineData("elsewhere-0")]
    [InlineData("nonsense")]
    public async Task Subscribe_PositionOfAnotherLife_HearsASnapshot(string lastEventId)
    {
        await using var listener = Listen(Staff, lastEventId);

        await listener.NextAsync<FeedMessage.Snapshot>();
    }

    [Fact]
    public async Task Subscribe_ServerWasRestarted_HearsASnapshotOfWhatIsStored()
    {
        await _bar.ArriveAsync("2");
        await _bar.SubmitAsync("2");
        FeedPosition last;
        await using (var before = Listen(Staff))
        {
            last = (await before.NextAsync<FeedMessage.Snapshot>()).Position;
        }

        await _bar.Engine.RestartAsync();
        await using var after = Listen(Staff, last.ToString());
        var snapshot = await after.NextAsync<FeedMessage.Snapshot>();

        Assert.NotEqual(last.Epoch, snapshot.Position.Epoch);
        Assert.Equal("2", Assert.Single(snapshot.Orders).Id);
    }

    [Fact]
    public async Task Subscribe_ServerStops_Ends()
    {
        await using var listener = Listen(Staff);
        await listener.NextAsync<FeedMessage.Snapshot>();

        await Feed.StoppingAsync(TestContext.Current.CancellationToken);

        Assert.True(await listener.HasEndedAsync());
    }

    private FeedListener Listen(FeedAudience audience, string? lastEventId = null) => new(Feed, audience, lastEventId);

    /// <summary>Waits until the feed knows of an order that meets a condition.</summary>
    private async Task HeardAsync(string orderId, Predicate<OrderView> condition)
    {
        await using var staff = Listen(Staff);
        var snapshot = await staff.NextAsync<FeedMessage.Snapshot>();
        if (!snapshot.Orders.Any(order => order.Id == orderId && condition(order)))
        {
            await staff.UntilAsync<FeedMessage.OrderChanged>(
                message => message.Order.Id == orderId && condition(message.Order));
        }
    }
}
