using Microsoft.Extensions.Hosting;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Robots;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Robots;

public sealed class RobotCrewTests : IAsyncLifetime
{
    private const int SecondsMax = 300;

    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly TimeSpan StepPatience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _stepped = new(initialCount: 0);
    private CoffeeBar _bar = null!; // Opened before each test.

    private RobotDirectory Robots => _bar.Engine.Get<RobotDirectory>();

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _bar.DisposeAsync();
        _stepped.Dispose();
    }

    [Fact]
    public async Task Read_NobodySetThemUp_AreOff() =>
        Assert.Equal(new RobotSettings(), await Robots.ReadAsync(ShopId.Default, Never));

    [Fact]
    public async Task Set_ShopIsThere_StaysOverARestart()
    {
        var settings = new RobotSettings
        {
            IsOn = true,
            OrdersPerHour = 7,
            Baristas = 3,
            MakeSeconds = 9,
            MakeForPeople = true,
        };

        await Robots.SetAsync(ShopId.Default, settings, Never);
        await _bar.Engine.RestartAsync();

        Assert.Equal(settings, await Robots.ReadAsync(ShopId.Default, Never));
    }

    [Fact]
    public async Task Set_CannotBe_NamesEveryMistake()
    {
        var settings = new RobotSettings { OrdersPerHour = 1_201, Baristas = -1, MakeSeconds = 0 };

        var refused = await Assert.ThrowsAsync<CoffeeBarRefusedException>(
            () => Robots.SetAsync(ShopId.Default, settings, Never));

        Assert.Equal("invalid-robots", refused.Reason);
        Assert.Equal(["/ordersPerHour", "/baristas", "/makeSeconds"], refused.Mistakes.Select(mistake => mistake.Place));
    }

    [Fact]
    public async Task Set_NobodyKnowsTheShop_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<CoffeeBarRefusedException>(
            () => Robots.SetAsync(new ShopId("ABC"), new RobotSettings(), Never));

        Assert.Equal("shop-not-found", refused.Reason);
    }

    [Fact]
    public async Task Crew_SwitchedOnAndOff_WorksAndThenTakesItsOrdersBack()
    {
        var busy = new RobotSettings { IsOn = true, OrdersPerHour = 1_200, MakeSeconds = 5 };

        await Robots.SetAsync(ShopId.Default, busy, Never);
        await PassUntilAsync("a robot's drink was made", orders => orders.Any(order => order.FinishedBy == "robot-barista-1"));
        await Robots.SetAsync(ShopId.Default, busy with { IsOn = false }, Never);
        await PassUntilAsync("all their orders have ended", orders => orders.All(order => !order.IsOpen));

        Assert.All(await ListAsync(), order => Assert.True(order.Robot));
        await _bar.Engine.SettleAsync();
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Crew_ServerRestarts_GoesOn()
    {
        await Robots.SetAsync(
            ShopId.Default, new RobotSettings { IsOn = true, OrdersPerHour = 1_200, MakeSeconds = 5 }, Never);
        await PassUntilAsync("a robot came", orders => orders.Count > 0);

        await _bar.Engine.RestartAsync();

        await PassUntilAsync("a robot's drink was made", orders => orders.Any(order => order.FinishedBy == "robot-barista-1"));
    }

    // The crew works beside the test. The clock goes on only after it has worked, so that it sees every second.
    private async Task PassUntilAsync(string what, Func<IReadOnlyList<Order>, bool> isSo)
    {
        var crew = _bar.Engine.Get<IEnumerable<IHostedService>>().OfType<RobotCrew>().Single();
        Action onStep = () => _stepped.Release();
        crew.Stepped += onStep;
        for (var second = 0; !isSo(await ListAsync()); second++)
        {
            Assert.True(second < SecondsMax, $"Waited in vain until {what}.");
            await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(1));

            // If it was still busy with the second before, it does not rest yet and hears of the next second only.
            await _stepped.WaitAsync(StepPatience);
        }

        crew.Stepped -= onStep;
    }

    private Task<IReadOnlyList<Order>> ListAsync() =>
        _bar.Engine.Get<OrderReader>().ListLiveAsync(ShopId.Default, Never);
}
