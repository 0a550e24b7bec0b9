using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Orders;

public sealed class CounterOrdersTests : IAsyncLifetime
{
    private static readonly CounterOrder Latte = new()
    {
        Shop = ShopId.Default,
        TakenBy = "ann",
        CustomerName = "Maria",
        Choice = new DrinkChoice { Drink = "Latte" },
    };

    private CoffeeBar _bar = null!; // Opened before each test.

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Take_Order_IsInTheQueueWithItsNumberAndName()
    {
        var order = await TakeAsync(Latte, "key-1");

        Assert.Equal(
            (OrderPhase.Queued, "1", "Maria", "Latte"), (order.Phase, order.OrderNumber, order.CustomerName, order.Drink));
        Assert.Equal(1, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Take_SameKeyTwice_IsOneOrder()
    {
        var first = await TakeAsync(Latte, "key-1");
        var again = await TakeAsync(Latte, "key-1");
        var other = await TakeAsync(Latte, "key-2");

        Assert.Equal((first.Id, first.OrderNumber), (again.Id, again.OrderNumber));
        Assert.NotEqual(first.Id, other.Id);
        Assert.Equal(2, await _bar.OpenOrdersAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Take_WithoutAKey_IsAnotherOrderEachTime(string? key)
    {
        var first = await TakeAsync(Latte, key);
        var second = await TakeAsync(Latte, key);

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(2, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Take_TwoDrinksAtOnceWithOneKey_OneIsInTheQueue()
    {
        var takes = new[] { Latte, Latte with { Choice = new DrinkChoice { Drink = "Espresso" } } }
            .Select(order => Task.Run(() => TakeAsync(order, "key-1")))
            .ToList();
        await Task.WhenAll(takes.Select(take => take.ContinueWith(_ => { }, TaskScheduler.Default)));

        var taken = await Assert.Single(takes, take => take.IsCompletedSuccessfully);
        var refusal = Assert.Single(takes, take => take.IsFaulted).Exception?.InnerException;
        Assert.Equal(OrderPhase.Queued, taken.Phase);
        Assert.Equal(RefusalReasons.KeyUsed, Assert.IsType<CoffeeBarRefusedException>(refusal).Reason);
        Assert.Equal(1, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Take_DrinkIsNotOnTheMenu_LeavesNoOrderOpen()
    {
        var refusal = await Assert.ThrowsAsync<CoffeeBarRefusedException>(
            () => TakeAsync(Latte with { Choice = new DrinkChoice { Drink = "Tea" } }, "key-1"));
        await _bar.Engine.SettleAsync();

        Assert.Equal(RefusalReasons.NotOnMenu, refusal.Reason);
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Take_NameIsNone_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<CoffeeBarRefusedException>(
            () => TakeAsync(Latte with { CustomerName = " Maria" }, "key-1"));

        Assert.Equal(RefusalReasons.InvalidOrder, refusal.Reason);
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Take_CallerGoesAway_TheOrderGetsItsDrinkAllTheSame()
    {
        using var caller = new CancellationTokenSource();

        var taking = _bar.Engine.Get<CounterOrders>().TakeAsync(Latte, "key-1", caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);
        await _bar.Engine.SettleAsync();

        var order = await _bar.OrderAsync(IdempotencyKeys.OrderIdOf("ann", "key-1")!); // There is a key.
        Assert.Equal((OrderPhase.Queued, "1", "Latte"), (order.Phase, order.OrderNumber, order.Drink));
    }

    private Task<Order> TakeAsync(CounterOrder request, string? key) =>
        _bar.Engine.Get<CounterOrders>().TakeAsync(request, key, CancellationToken.None);
}
