using Microsoft.Extensions.Hosting;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Robots;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Robots;

public sealed class RobotShiftTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly RobotSettings OneEachSecond = new() { IsOn = true, OrdersPerHour = 3_600 };
    private static readonly RobotSettings Nobody = new() { IsOn = true, OrdersPerHour = 0 };

    private readonly SteadyRandom _random = new(0.5);
    private CoffeeBar _bar = null!; // Opened before each test.
    private RobotShift _shift = null!; // Made before each test.

    public async ValueTask InitializeAsync()
    {
        _bar = await CoffeeBar.OpenAsync();

        // The host's own crew would take back the orders of robots that are switched off.
        await _bar.Engine.Get<IEnumerable<IHostedService>>().OfType<RobotCrew>().Single().StopAsync(CancellationToken.None);
        var desk = _bar.Engine.Get<OrderDesk>();
        var visitor = new RobotVisitor(_bar.Engine.Get<CheckInDesk>(), desk, _random);
        _shift = new RobotShift(visitor, desk, _bar.Engine.Get<OrderReader>(), _random);
    }

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Work_RobotComes_IsServedByARobotLikeEverybody()
    {
        await WorkAsync(OneEachSecond);
        var arrived = await SingleAsync();
        await PassAsync(seconds: 4, Nobody);
        var chosen = await SingleAsync();
        await WorkAsync(Nobody);
        var making = await SingleAsync();
        await PassAsync(seconds: 39, Nobody);
        var stillMaking = await SingleAsync();
        await PassAsync(seconds: 1, Nobody);
        var ready = await SingleAsync();
        await PassAsync(seconds: 15, Nobody);
        var collected = await SingleAsync();

        Assert.Equal(
            [
                OrderPhase.Choosing, OrderPhase.Queued, OrderPhase.Making, OrderPhase.Making, OrderPhase.Ready,
                OrderPhase.Collected,
            ],
            new[] { arrived, chosen, making, stillMaking, ready, collected }.Select(order => order.Phase));
        Assert.True(arrived.Robot);
        Assert.Equal(("1", "robot-barista-1"), (ready.OrderNumber, ready.FinishedBy));
    }

    [Fact]
    public async Task Work_RobotThinksBetterOfIt_Cancels()
    {
        await WorkAsync(OneEachSecond);
        _random.Chance = 0.01;

        await PassAsync(seconds: 4, Nobody);

        Assert.Equal(OrderPhase.Cancelled, (await SingleAsync()).Phase);
    }

    [Fact]
    public async Task Work_MenuHasModifiers_ChoosesWhatTheShopOffers()
    {
        await _bar.Engine.Get<ShopDirectory>().ReplaceMenuAsync(
            ShopId.Default,
            new Menu(
                [
                    new MenuDrink { Name = "Tea", IsAvailable = false },
                    new MenuDrink
                    {
                        Name = "Mocha",
                        Groups = [new ModifierGroup("Milk", ["Oat", "Whole"]), new ModifierGroup("Size", ["Large", "Small"])],
                    },
                ]),
            Never);
        await WorkAsync(OneEachSecond);
        _random.Chance = 0.2;

        await PassAsync(seconds: 4, Nobody);

        var order = await SingleAsync();
        Assert.Equal("Mocha", order.Drink);
        Assert.Equal(["Oat", "Large"], order.Modifiers);
    }

    [Fact]
    public async Task Work_EverythingIsSoldOut_RobotLeaves()
    {
        await _bar.Engine.Get<ShopDirectory>().ReplaceMenuAsync(ShopId.Default, Menu.Empty, Never);
        await WorkAsync(OneEachSecond);

        await PassAsync(seconds: 4, Nobody);

        Assert.Equal(OrderPhase.Cancelled, (await SingleAsync()).Phase);
    }

    [Theory]
    [InlineData(0.1, 3)]
    [InlineData(0.9, 2)]
    public async Task Work_RateIsNoWholeNumber_ComesByChance(double chance, int count)
    {
        _random.Chance = chance;

        await WorkAsync(new RobotSettings { IsOn = true, OrdersPerHour = 1_800, Baristas = 0 }, elapsedSeconds: 5);

        Assert.Equal(count, (await ListAsync()).Count);
    }

    [Fact]
    public async Task Work_ShopIsClosed_NobodyComes()
    {
        await _bar.Engine.Get<ShopDirectory>().UpdateAsync(
            ShopId.Default, settings => settings with { StoreOpen = false }, Never);

        await WorkAsync(OneEachSecond);

        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Work_ShopIsFull_TheOthersGoAway()
    {
        await _bar.Engine.Get<ShopDirectory>().UpdateAsync(
            ShopId.Default, settings => settings with { Capacity = 2 }, Never);

        await WorkAsync(OneEachSecond, elapsedSeconds: 4);

        Assert.Equal(2, (await ListAsync()).Count);
    }

    [Theory]
    [InlineData(false, OrderPhase.Queued)]
    [InlineData(true, OrderPhase.Making)]
    public async Task Work_PersonHasOrdered_RobotsMakeItOnlyIfTheyShall(bool makesForPeople, OrderPhase phase)
    {
        await _bar.ArriveAsync("2");
        await _bar.SubmitAsync("2");

        await WorkAsync(Nobody with { MakeForPeople = makesForPeople });

        Assert.Equal(phase, (await _bar.OrderAsync("2")).Phase);
    }

    [Fact]
    public async Task Work_TwoBaristas_EachMakesOneOrder()
    {
        await WorkAsync(OneEachSecond, elapsedSeconds: 3);
        await PassAsync(seconds: 4, Nobody);

        await WorkAsync(Nobody with { Baristas = 2 });
        await WorkAsync(Nobody with { Baristas = 2 });

        Assert.Equal(
            ["", "robot-barista-1", "robot-barista-2"],
            (await ListAsync()).Select(order => order.BaristaUserId ?? "").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Work_BaristaIsNoLongerOnShift_FinishesTheDrink()
    {
        await WorkAsync(OneEachSecond);
        await PassAsync(seconds: 4, Nobody);
        await WorkAsync(Nobody);

        await PassAsync(seconds: 40, Nobody with { Baristas = 0 });

        Assert.Equal(OrderPhase.Ready, (await SingleAsync()).Phase);
    }

    [Fact]
    public async Task CleanUp_OrdersInAllPhases_LeavesNothingButWhatPeopleOrdered()
    {
        await _bar.ArriveAsync("person");
        await _bar.SubmitAsync("person");
        await WorkAsync(Nobody with { MakeForPeople = true });
        await WorkAsync(OneEachSecond with { Baristas = 0 });
        await PassAsync(seconds: 4, Nobody with { Baristas = 2 });
        await WorkAsync(Nobody with { Baristas = 2 });
        await PassAsync(seconds: 1, OneEachSecond with { Baristas = 0 });
        var phasesBefore = (await ListAsync()).Select(order => order.Phase).Order();

        var isClean = await _shift.CleanUpAsync(ShopId.Default, Never);

        await _bar.Engine.SettleAsync();
        Assert.Equal([OrderPhase.Choosing, OrderPhase.Making, OrderPhase.Making], phasesBefore);
        Assert.True(isClean);
        Assert.All((await ListAsync()).Where(order => order.Robot), order => Assert.False(order.IsOpen));
        Assert.Equal(OrderPhase.Queued, (await _bar.OrderAsync("person")).Phase);
        Assert.Equal(1, await _bar.OpenOrdersAsync());
    }

    private async Task PassAsync(int seconds, RobotSettings settings)
    {
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(seconds));
        await WorkAsync(settings);
    }

    private async Task WorkAsync(RobotSettings settings, int elapsedSeconds = 1)
    {
        var shop = await _bar.Engine.Get<ShopDirectory>().FindAsync(ShopId.Default, Never);
        Assert.NotNull(shop);
        await _shift.WorkAsync(
            shop, settings, _bar.Engine.Clock.GetUtcNow(), TimeSpan.FromSeconds(elapsedSeconds), Never);
        await _bar.Engine.SettleAsync();
    }

    private async Task<Order> SingleAsync() => Assert.Single(await ListAsync());

    private Task<IReadOnlyList<Order>> ListAsync() =>
        _bar.Engine.Get<OrderReader>().ListLiveAsync(ShopId.Default, Never);
}
