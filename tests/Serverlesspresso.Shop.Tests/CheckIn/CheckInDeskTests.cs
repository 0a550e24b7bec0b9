using System.Text.Json;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.CheckIn;

public sealed class CheckInDeskTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private CoffeeBar _bar = null!; // Opened before each test.

    private CheckInDesk Desk => _bar.Engine.Get<CheckInDesk>();

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Redeem_GoodCode_OpensAnOrderThatItsWorkflowTakesOver()
    {
        var admission = await _bar.RedeemAsync("ada", name: "Ada");
        var admitted = await _bar.OrderAsync(admission.Order.Id);
        await _bar.Engine.SettleAsync();

        Assert.True(admission.IsNew);
        Assert.Matches("^[A-Za-z0-9_-]{21}$", admitted.Id);
        Assert.Equal(
            ("ada", "default", "Ada", OrderPhase.Choosing),
            (admitted.UserId, admitted.ShopId, admitted.CustomerName, admitted.Phase));
        var order = await _bar.OrderAsync(admission.Order.Id);
        Assert.NotNull(order.TaskToken);
        Assert.Equal("Ada", order.CustomerName);
        Assert.Equal(_bar.Engine.Clock.GetUtcNow().AddSeconds(300), order.ChooseBy);
        Assert.Equal(1, await _bar.OpenOrdersAsync());
        Assert.Equal(9, (await _bar.CodeAsync()).DrinksLeft);
        Assert.Single(await _bar.ProcessorsAsync());
    }

    [Fact]
    public async Task Redeem_GoodCode_TellsTheBusTheBucketAndNeitherCodeNorName()
    {
        var code = (await _bar.CodeAsync()).Code;

        var order = (await _bar.RedeemAsync("ada", name: "Lovelace")).Order;

        var detail = Assert.Single(await _bar.EventsAsync("Validator.NewOrder"));
        var bucket = detail.GetProperty("bucket");
        Assert.Equal(
            (order.Id, "ada", "default"),
            (detail.GetProperty("orderId").GetString(),
                detail.GetProperty("userId").GetString(),
                detail.GetProperty("eventId").GetString()));
        Assert.Equal(9, bucket.GetProperty("availableTokens").GetInt64());
        Assert.Equal(
            bucket.GetProperty("last_id").GetInt64() * 300_000 + 299_999, bucket.GetProperty("end_ts").GetInt64());
        Assert.Equal(
            "Tue Jan 01 2030 08:00:00 GMT+0000 (Coordinated Universal Time)",
            bucket.GetProperty("start_full").GetString());
        Assert.DoesNotContain(code, detail.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Lovelace", detail.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redeem_FiftyAtOnce_GivesExactlyTheDrinksOfTheCode()
    {
        await _bar.CodeAsync();

        var reasons = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => TryRedeemAsync($"visitor-{number}")));
        await _bar.Engine.SettleAsync();

        Assert.Equal(10, reasons.Count(reason => reason == "admitted"));
        Assert.Equal(40, reasons.Count(reason => reason == "no-tokens"));
        Assert.Equal(0, (await _bar.CodeAsync()).DrinksLeft);
        Assert.Equal(10, await _bar.OpenOrdersAsync());
        Assert.Equal(10, (await _bar.EventsAsync("OrderProcessor.WorkflowStarted")).Count);
        Assert.Empty(await _bar.EventsAsync("OrderProcessor.ShopUnavailable"));
    }

    [Fact]
    public async Task Redeem_FiftyAtOnce_TakesExactlyTheFreePlaces()
    {
        await _bar.ChangeSettingAsync("drinksPerBarcode", ItemValues.Number(100));
        await _bar.CodeAsync();

        var reasons = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => TryRedeemAsync($"visitor-{number}")));
        await _bar.Engine.SettleAsync();

        Assert.Equal(20, reasons.Count(reason => reason == "admitted"));
        Assert.Equal(30, reasons.Count(reason => reason == "capacity"));
        Assert.Equal(80, (await _bar.CodeAsync()).DrinksLeft);
        Assert.Equal(20, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Redeem_SameVisitorAtOnce_GetsOneOrder()
    {
        await _bar.CodeAsync();

        var admissions = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _bar.RedeemAsync("ada")));

        Assert.Single(admissions.Select(admission => admission.Order.Id).Distinct());
        Assert.Single(admissions, admission => admission.IsNew);
        Assert.Equal(9, (await _bar.CodeAsync()).DrinksLeft);
        Assert.Equal(1, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Redeem_OrderIsOpen_GetsThatOrderAlsoWithAnOldCodeInAClosedShop()
    {
        var order = (await _bar.RedeemAsync("ada")).Order;
        await _bar.ChangeSettingAsync("storeOpen", BooleanValue.False);

        var again = await Desk.RedeemAsync(Request("ada", "an old code"), Never);

        Assert.Equal((order.Id, false), (again.Order.Id, again.IsNew));
    }

    [Fact]
    public async Task Redeem_DayIsFull_IsRefusedUntilMidnightInTheTimeZoneOfTheShop()
    {
        // It is 08:00 UTC, 21:00 in Auckland.
        await _bar.ChangeSettingAsync("timeZone", ItemValues.Text("Pacific/Auckland"));
        await _bar.ChangeSettingAsync("maxOrdersPerUser", ItemValues.Number(2));
        await OrderAndCancelAsync("ada");
        await OrderAndCancelAsync("ada");

        var refusal = await TryRedeemAsync("ada");
        var ofAnother = await TryRedeemAsync("ben");
        await _bar.Engine.AdvanceAsync(TimeSpan.FromHours(3));
        await _bar.CodeAsync();
        var tomorrow = await TryRedeemAsync("ada");

        Assert.Equal(("order-limit", "admitted", "admitted"), (refusal, ofAnother, tomorrow));
    }

    [Fact]
    public async Task Redeem_LimitIsZero_SetsNoLimit()
    {
        await _bar.ChangeSettingAsync("maxOrdersPerUser", ItemValues.Number(0));
        for (var number = 0; number < 7; number++)
        {
            await OrderAndCancelAsync("ada");
        }

        Assert.Equal("admitted", await TryRedeemAsync("ada"));
    }

    [Theory]
    [InlineData(59, "admitted")]
    [InlineData(60, "expired-code")]
    public async Task Redeem_CodeOfTheSpanBefore_IsHonouredForAMinute(int seconds, string expected)
    {
        var code = (await _bar.CodeAsync()).Code;
        await _bar.Engine.AdvanceAsync(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(seconds));
        await _bar.CodeAsync();

        Assert.Equal(expected, await TryRedeemAsync("ada", code));
    }

    [Fact]
    public async Task Redeem_CodeOfTheSpanBefore_SpendsItsOwnDrinks()
    {
        var first = await _bar.CodeAsync();
        await _bar.Engine.AdvanceAsync(TimeSpan.FromMinutes(5));
        await _bar.CodeAsync();

        await Desk.RedeemAsync(Request("ada", first.Code), Never);

        Assert.Equal(10, (await _bar.CodeAsync()).DrinksLeft);
        Assert.Equal(9, (await _bar.FindBucketAsync(first.BucketId))?.FindNumber("availableTokens"));
    }

    [Theory]
    [InlineData("storeOpen", "closed")]
    [InlineData("capacity", "capacity")]
    public async Task Redeem_ShopTakesNobody_IsRefusedAndSpendsNothing(string setting, string reason)
    {
        await _bar.CodeAsync();
        await _bar.ChangeSettingAsync(
            setting, setting == "capacity" ? ItemValues.Number(0) : BooleanValue.False);

        var refusal = await TryRedeemAsync("ada");

        Assert.Equal(reason, refusal);
        Assert.Equal(10, (await _bar.CodeAsync()).DrinksLeft);
        Assert.Equal(0, await _bar.OpenOrdersAsync());
        Assert.Empty(await _bar.EventsAsync("Validator.NewOrder"));
    }

    [Fact]
    public async Task Redeem_WrongCode_IsRefusedAndCounted()
    {
        await _bar.CodeAsync();

        Assert.Equal("expired-code", await TryRedeemAsync("ada", "0123456789"));
        Assert.Equal("expired-code", await TryRedeemAsync("ada", string.Empty));
        var statistics = await _bar.Engine.Get<ShopStatistics>().ReadAsync(
            ShopId.Default, _bar.Engine.Clock.GetUtcNow(), _bar.Engine.Clock.GetUtcNow().AddHours(1), Never);
        Assert.Equal([new RefusalCount("expired-code", 2)], statistics.Refusals);
    }

    [Fact]
    public async Task Redeem_ShopClosesAfterwards_OrderGoesOn()
    {
        var order = (await _bar.RedeemAsync("ada")).Order;
        await _bar.ChangeSettingAsync("storeOpen", BooleanValue.False);
        await _bar.Engine.SettleAsync();

        await _bar.SubmitAsync(order.Id, userId: "ada");
        await _bar.ActAsync(order.Id, "complete");

        Assert.Equal(OrderPhase.Ready, (await _bar.OrderAsync(order.Id)).Phase);
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Redeem_NobodyChooses_TimesOutAtTheDeadlineAndGivesBackThePlaceOnce()
    {
        var order = (await _bar.RedeemAsync("ada")).Order;
        await _bar.Engine.SettleAsync();

        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(301));

        Assert.Equal(OrderPhase.TimedOut, (await _bar.OrderAsync(order.Id)).Phase);
        Assert.Equal(0, await _bar.OpenOrdersAsync());
        Assert.Single(await _bar.EventsAsync("OrderProcessor.OrderTimeOut"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" Ada")]
    [InlineData("Ada\nLovelace")]
    public async Task Redeem_NameThatCannotBeCalledOut_IsRefused(string name)
    {
        var code = (await _bar.CodeAsync()).Code;

        var refusal = await RefusedAsync(
            Desk.RedeemAsync(Request("ada", code) with { CustomerName = name }, Never));

        Assert.Equal("invalid-order", refusal.Reason);
        Assert.All(refusal.Mistakes, mistake => Assert.Equal("/customerName", mistake.Place));
    }

    [Fact]
    public async Task Admit_WithoutACode_OpensAnOrder()
    {
        var admission = await Desk.AdmitAsync(
            new AdmitRequest { Shop = ShopId.Default, UserId = "kiosk", CustomerName = "Ada", Robot = true }, Never);
        await _bar.Engine.SettleAsync();

        var order = await _bar.OrderAsync(admission.Order.Id);
        Assert.Equal((true, "Ada", OrderPhase.Choosing), (order.Robot, order.CustomerName, order.Phase));
        Assert.NotNull(order.TaskToken);
        var detail = Assert.Single(await _bar.EventsAsync("Validator.NewOrder"));
        Assert.Equal(JsonValueKind.True, detail.GetProperty("robot").ValueKind);
        Assert.False(detail.TryGetProperty("bucket", out _));
    }

    [Fact]
    public async Task Admit_SameOrderIdAtOnce_IsOneOrder()
    {
        var request = new AdmitRequest
        {
            Shop = ShopId.Default,
            UserId = "kiosk",
            OrderId = IdempotencyKeys.OrderIdOf("kiosk", "key"),
        };

        var admissions = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Desk.AdmitAsync(request, Never)));
        var ofAnother = await RefusedAsync(Desk.AdmitAsync(request with { UserId = "another" }, Never));

        Assert.Single(admissions, admission => admission.IsNew);
        Assert.Equal(1, await _bar.OpenOrdersAsync());
        Assert.Equal("idempotency-key-reused", ofAnother.Reason);
    }

    [Fact]
    public async Task Admit_ShopIsFull_IsRefused()
    {
        await _bar.ChangeSettingAsync("capacity", ItemValues.Number(1));
        await Desk.AdmitAsync(new AdmitRequest { Shop = ShopId.Default, UserId = "kiosk" }, Never);

        var refusal = await RefusedAsync(
            Desk.AdmitAsync(new AdmitRequest { Shop = ShopId.Default, UserId = "kiosk" }, Never));

        Assert.Equal("capacity", refusal.Reason);
    }

    private static RedeemRequest Request(string visitorId, string code) =>
        new() { Shop = ShopId.Default, VisitorId = visitorId, Code = code };

    private static Task<CoffeeBarRefusedException> RefusedAsync(Task task) =>
        Assert.ThrowsAsync<CoffeeBarRefusedException>(() => task);

    private async Task OrderAndCancelAsync(string visitorId)
    {
        var order = (await _bar.RedeemAsync(visitorId)).Order;
        await _bar.Engine.Get<OrderDesk>().CancelAsync(
            order.Id, new Actor(visitorId, IsStaff: false), reason: null, key: null, Never);
    }

    private async Task<string> TryRedeemAsync(string visitorId, string? code = null)
    {
        try
        {
            await Desk.RedeemAsync(Request(visitorId, code ?? (await _bar.CodeAsync()).Code), Never);
            return "admitted";
        }
        catch (CoffeeBarRefusedException refusal)
        {
            return refusal.Reason;
        }
    }
}
