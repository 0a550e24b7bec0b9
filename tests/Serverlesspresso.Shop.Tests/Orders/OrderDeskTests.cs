using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Orders;

public sealed class OrderDeskTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly Actor Ann = new("ann", IsStaff: true);
    private static readonly Actor Ben = new("ben", IsStaff: true);
    private static readonly Actor Ada = new("ada", IsStaff: false);
    private static readonly DrinkChoice Latte = new() { Drink = "Latte" };

    private CoffeeBar _bar = null!; // Opened before each test.

    private OrderDesk Desk => _bar.Engine.Get<OrderDesk>();

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Order_EveryStepAtOnceAfterTheOneBefore_IsCollected()
    {
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        var queued = await Desk.SubmitAsync(id, "ada", Latte, key: null, Never);
        var making = await Desk.MakeAsync(id, Ann, key: null, Never);
        var ready = await Desk.CompleteAsync(id, Ann, key: null, Never);
        var collected = await Desk.CollectAsync(id, Ada, key: null, Never);
        await _bar.Engine.SettleAsync();

        Assert.Equal(
            [OrderPhase.Queued, OrderPhase.Making, OrderPhase.Ready, OrderPhase.Collected],
            new[] { queued, making, ready, collected }.Select(order => order.Phase));
        Assert.Equal(
            ("Latte", "1", "ann", "ann", "ada"),
            (collected.Drink, collected.OrderNumber, collected.BaristaUserId, collected.FinishedBy, collected.CollectedBy));
        Assert.Equal(0, await _bar.OpenOrdersAsync());
        Assert.Single(await _bar.EventsAsync("OrderManager.OrderCollected"));
        Assert.Single(await _bar.EventsAsync("OrderProcessor.orderFinished"));
    }

    [Fact]
    public async Task Orders_ManyAtOnceStepByStep_AllEndWithNumbersOfTheirOwn()
    {
        await _bar.CodeAsync();
        var orders = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => ServeAsync($"visitor-{number}")));

        Assert.All(orders, order => Assert.Equal(OrderPhase.Ready, order.Phase));
        Assert.Equal(10, orders.Select(order => order.OrderNumber).Distinct().Count());
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Make_TwoBaristasAtOnce_OneWinsAndTheOtherHearsWho()
    {
        var id = await QueueAsync("ada");

        var results = await Task.WhenAll(TryAsync(Ann), TryAsync(Ben));

        var order = await _bar.OrderAsync(id);
        var refusal = Assert.Single(results.OfType<CoffeeBarRefusedException>());
        Assert.Equal(
            ("invalid-transition", $"The order '{id}' is making: the barista '{order.BaristaUserId}' makes it."),
            (refusal.Reason, refusal.Message));
        Assert.Single(await _bar.EventsAsync("OrderManager.MakeOrder"));

        async Task<CoffeeBarRefusedException?> TryAsync(Actor barista)
        {
            try
            {
                await Desk.MakeAsync(id, barista, key: null, Never);
                return null;
            }
            catch (CoffeeBarRefusedException refused)
            {
                return refused;
            }
        }
    }

    [Fact]
    public async Task Unmake_ByItsBarista_IsBackInTheQueue()
    {
        var id = await QueueAsync("ada");
        await Desk.MakeAsync(id, Ann, key: null, Never);

        var order = await Desk.UnmakeAsync(id, Ann, key: null, Never);

        Assert.Equal((OrderPhase.Queued, null), (order.Phase, order.ClaimedAt));
    }

    [Fact]
    public async Task Cancel_WithAReason_KeepsItApartFromATimeOut()
    {
        var id = await QueueAsync("ada");

        var order = await Desk.CancelAsync(id, Ann, "No milk left.", key: null, Never);
        var again = await Desk.CancelAsync(id, Ann, "No milk left.", key: null, Never);

        Assert.Equal(
            (OrderPhase.Cancelled, "No milk left.", null), (order.Phase, order.CancelReason, order.Reason));
        Assert.Equal(order, again);
        Assert.Equal(
            "No milk left.",
            Assert.Single(await _bar.EventsAsync("OrderManager.OrderCancelled")).GetProperty("cancelReason").GetString());
    }

    [Fact]
    public async Task Remind_TwiceInHalfAMinute_RemindsOnce()
    {
        var id = (await ServeAsync("ada")).Id;

        var first = await Desk.RemindAsync(id, Ann, key: null, Never);
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(29));
        var second = await Desk.RemindAsync(id, Ben, key: null, Never);
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(1));
        var third = await Desk.RemindAsync(id, Ann, key: null, Never);

        Assert.Equal(first, second);
        Assert.Equal(_bar.Engine.Clock.GetUtcNow(), third.RemindedAt);
        Assert.Equal(2, (await _bar.EventsAsync("OrderManager.CustomerReminded")).Count);
    }

    [Theory]
    [InlineData("James Soda", "not-on-menu")]
    [InlineData("", "not-on-menu")]
    public async Task Submit_MenuHasNoSuchDrink_IsRefusedAndTheOrderWaits(string drink, string reason)
    {
        var id = (await _bar.RedeemAsync("ada")).Order.Id;

        var refusal = await RefusedAsync(
            Desk.SubmitAsync(id, "ada", new DrinkChoice { Drink = drink }, key: null, Never));
        var order = await Desk.SubmitAsync(id, "ada", Latte, key: null, Never);

        Assert.Equal(reason, refusal.Reason);
        Assert.Equal("Latte", order.Drink);
    }

    [Fact]
    public async Task Submit_OrderOfAnother_IsRefused()
    {
        var id = (await _bar.RedeemAsync("ada")).Order.Id;

        Assert.Equal(
            "wrong-customer", (await RefusedAsync(Desk.SubmitAsync(id, "eve", Latte, key: null, Never))).Reason);
        Assert.Equal(
            "wrong-customer",
            (await RefusedAsync(Desk.CancelAsync(id, new Actor("eve", false), null, key: null, Never))).Reason);
    }

    [Fact]
    public async Task Action_UnknownOrder_IsRefused() => Assert.Equal(
        "order-not-found", (await RefusedAsync(Desk.MakeAsync("ghost", Ann, key: null, Never))).Reason);

    [Fact]
    public async Task Action_OfStaff_IsForbiddenToVisitors() => Assert.Equal(
        "forbidden", (await RefusedAsync(Desk.MakeAsync("any", Ada, key: null, Never))).Reason);

    [Fact]
    public async Task Key_UsedAgain_AnswersWhatCameOfItAndDoesNothing()
    {
        var id = await QueueAsync("ada");
        await Desk.MakeAsync(id, Ann, "key-1", Never);
        await Desk.UnmakeAsync(id, Ann, "key-2", Never);

        var again = await Desk.MakeAsync(id, Ann, "key-1", Never);
        var other = await RefusedAsync(Desk.CompleteAsync(id, Ann, "key-1", Never));
        var ofBen = await Desk.MakeAsync(id, Ben, "key-1", Never);

        Assert.Equal((OrderPhase.Queued, "idempotency-key-reused", "ben"), (again.Phase, other.Reason, ofBen.BaristaUserId));
    }

    [Fact]
    public async Task Key_OfARefusal_AnswersTheRefusalAgain()
    {
        var id = await QueueAsync("ada");
        await Desk.MakeAsync(id, Ann, key: null, Never);
        await RefusedAsync(Desk.MakeAsync(id, Ben, "key", Never));
        await Desk.UnmakeAsync(id, Ann, key: null, Never);

        Assert.Equal("invalid-transition", (await RefusedAsync(Desk.MakeAsync(id, Ben, "key", Never))).Reason);
    }

    [Fact]
    public async Task Make_NumberNeverComes_IsRefusedWhenPatienceEnds()
    {
        await _bar.DeleteRuleAsync("WaitingCompletion");
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        await Desk.SubmitAsync(id, "ada", Latte, key: null, Never);
        await _bar.Engine.SettleAsync();

        var making = RefusedAsync(Desk.MakeAsync(id, Ann, key: null, Never));
        while (!making.IsCompleted)
        {
            _bar.Engine.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal("invalid-transition", (await making).Reason);
    }

    [Fact]
    public async Task Version_EveryWriteOfTheRow_RaisesIt()
    {
        var opened = (await _bar.RedeemAsync("ada")).Order;
        var id = opened.Id;
        var versions = new List<long> { opened.Version };
        await NoteAsync(Task.CompletedTask);
        await NoteAsync(Desk.SubmitAsync(id, "ada", Latte, key: null, Never));
        await NoteAsync(Desk.MakeAsync(id, Ann, key: null, Never));
        await NoteAsync(Desk.UnmakeAsync(id, Ann, key: null, Never));
        await NoteAsync(Desk.CompleteAsync(id, Ann, key: null, Never));
        await NoteAsync(Desk.RemindAsync(id, Ann, key: null, Never));
        await NoteAsync(Desk.CollectAsync(id, Ann, key: null, Never));

        // The workflow writes twice when it begins, it takes the order over and leaves its token; and once after the drink.
        Assert.Equal([1, 3, 5, 6, 7, 8, 9, 10], versions);

        async Task NoteAsync(Task act)
        {
            await act;
            await _bar.Engine.SettleAsync();
            versions.Add((await _bar.OrderAsync(id)).Version);
        }
    }

    [Fact]
    public async Task Version_OrderOfTheSameIdComesAgain_GoesOn()
    {
        await _bar.ArriveAsync("2");
        await _bar.ActAsync("2", "cancel");
        var before = (await _bar.OrderAsync("2")).Version;

        await _bar.ArriveAsync("2");

        Assert.True((await _bar.OrderAsync("2")).Version > before);
    }

    [Fact]
    public async Task Times_OfAnOrder_AreAllInItsRow()
    {
        var opened = _bar.Engine.Clock.GetUtcNow();
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(10));
        await Desk.SubmitAsync(id, "ada", Latte, key: null, Never);
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(10));
        await Desk.MakeAsync(id, Ann, key: null, Never);
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(10));
        var order = await Desk.CompleteAsync(id, Ann, key: null, Never);

        Assert.Equal(
            [opened, opened.AddSeconds(300), opened.AddSeconds(10), opened.AddSeconds(10), opened.AddSeconds(910),
                opened.AddSeconds(20), opened.AddSeconds(30)],
            new[]
            {
                order.OpenedAt, order.ChooseBy, order.SubmittedAt, order.NumberedAt, order.MakeBy,
                order.ClaimedAt, order.FinishedAt,
            });
    }

    private static Task<CoffeeBarRefusedException> RefusedAsync(Task task) =>
        Assert.ThrowsAsync<CoffeeBarRefusedException>(() => task);

    private async Task<string> QueueAsync(string visitorId)
    {
        var id = (await _bar.RedeemAsync(visitorId)).Order.Id;
        await Desk.SubmitAsync(id, visitorId, Latte, key: null, Never);
        await _bar.Engine.SettleAsync();
        return id;
    }

    private async Task<Order> ServeAsync(string visitorId)
    {
        var id = (await _bar.RedeemAsync(visitorId)).Order.Id;
        await Desk.SubmitAsync(id, visitorId, Latte, key: null, Never);
        await Desk.MakeAsync(id, Ann, key: null, Never);
        return await Desk.CompleteAsync(id, Ann, key: null, Never);
    }
}
