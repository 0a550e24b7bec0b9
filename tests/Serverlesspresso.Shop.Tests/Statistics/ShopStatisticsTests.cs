using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Statistics;

public sealed class ShopStatisticsTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly DateTimeOffset Morning = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private CoffeeBar _bar = null!; // Opened before each test.

    private OrderHistoryOf _history = null!; // Opened before each test.

    public async ValueTask InitializeAsync()
    {
        _bar = await CoffeeBar.OpenAsync();
        _history = new OrderHistoryOf(_bar);
    }

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Read_NothingHappened_IsZeroEverywhere()
    {
        var report = await ReadAsync(Morning, Morning.AddHours(2));

        Assert.Equal(new OrderCounts(0, 0, 0, 0), report.Orders);
        Assert.Equal(
            [Morning, Morning.AddHours(1)], report.OverTime.Select(slot => slot.Start));
        Assert.All(report.OverTime, slot => Assert.Equal(0, slot.Orders.All));
        Assert.Equal(new WaitingTimes(0, null, null, null), report.Waiting);
        Assert.Empty(report.ByDrink);
        Assert.Empty(report.Refusals);
    }

    [Fact]
    public async Task ReadRecent_OrdersWereMadeInTheHour_CountsThemHoweverLongTheyTook()
    {
        var now = Morning.AddHours(2);
        await _history.AddAsync(now.AddMinutes(-70), finishedAfter: 900);
        await _history.AddAsync(now.AddMinutes(-50), finishedAfter: 60);
        await _history.AddAsync(now.AddMinutes(-80), finishedAfter: 60);
        await _history.AddAsync(now.AddMinutes(-20), state: "CANCELLED");
        await _history.AddAsync(now.AddMinutes(-20), state: "CREATED", finishedAfter: null);
        var shop = await _bar.Engine.Get<ShopDirectory>().FindAsync(ShopId.Default, Never);

        var recent = await _bar.Engine.Get<ShopStatistics>().ReadRecentAsync(shop!, now, Never); // The bar has it.

        Assert.Equal(new RecentDrinks(2, TimeSpan.FromSeconds(60)), recent);
    }

    [Fact]
    public async Task Read_OrdersOfTheFlow_AreCountedAsTheyEnded()
    {
        await _bar.ArriveAsync("made");
        await _bar.ArriveAsync("cancelled", userId: "2");
        await _bar.ArriveAsync("chooses too long", userId: "3");
        await _bar.ArriveAsync("nobody makes it", userId: "4");
        await _bar.SubmitAsync("made");
        await _bar.SubmitAsync("cancelled", userId: "2", drink: "Latte");
        await _bar.SubmitAsync("nobody makes it", userId: "4");
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(90));
        await _bar.ActAsync("made", "complete");
        await _bar.ActAsync("cancelled", "cancel", userId: "2");
        await _bar.Engine.AdvanceAsync(TimeSpan.FromMinutes(5));
        await _bar.Engine.AdvanceAsync(TimeSpan.FromMinutes(15));
        await _bar.ArriveAsync("open", userId: "5");

        var report = await ReadAsync(Morning, Morning.AddHours(1));

        Assert.Equal(new OrderCounts(All: 5, Made: 1, Cancelled: 1, TimedOut: 2), report.Orders);
        Assert.Equal((1, 1, 1), (report.Orders.Open, report.TimedOutChoosing, report.TimedOutMaking));
        Assert.Equal(
            [
                new DrinkCounts("Cappuccino", new OrderCounts(All: 2, Made: 1, Cancelled: 0, TimedOut: 1)),
                new DrinkCounts("Latte", new OrderCounts(All: 1, Made: 0, Cancelled: 1, TimedOut: 0)),
            ],
            report.ByDrink);
        var ninety = TimeSpan.FromSeconds(90);
        Assert.Equal(new WaitingTimes(1, ninety, ninety, ninety), report.Waiting);
    }

    [Fact]
    public async Task Read_PeriodsSideBySide_HaveEachOrderOnce()
    {
        await _history.AddAsync(Morning.AddMilliseconds(-1), chosenAfter: 200);
        await _history.AddAsync(Morning, chosenAfter: 200);
        await _history.AddAsync(Morning.AddHours(1).AddMilliseconds(-1), chosenAfter: 200);
        await _history.AddAsync(Morning.AddHours(1), chosenAfter: 200);

        Assert.Equal(1, (await ReadAsync(Morning.AddHours(-1), Morning)).Orders.All);
        Assert.Equal(2, (await ReadAsync(Morning, Morning.AddHours(1))).Orders.All);
        Assert.Equal(1, (await ReadAsync(Morning.AddHours(1), Morning.AddHours(2))).Orders.All);
    }

    [Fact]
    public async Task Read_AnotherShopHasOrders_CountsItsOwnOnly()
    {
        await _history.AddAsync(Morning, shop: "default");
        await _history.AddAsync(Morning, shop: "default-2");

        Assert.Equal(1, (await ReadAsync(Morning, Morning.AddHours(1))).Orders.All);
    }

    [Fact]
    public async Task Read_OrdersOfRobots_AreCountedAndToldApart()
    {
        await _history.AddAsync(Morning);
        await _history.AddAsync(Morning, more: ("robot", BooleanValue.True));

        var report = await ReadAsync(Morning, Morning.AddHours(1));

        Assert.Equal((2, 1), (report.Orders.All, report.RobotOrders));
    }

    [Fact]
    public async Task Read_WaitingTimes_AreQuantilesOfThoseWhoGotTheirDrink()
    {
        for (var seconds = 1; seconds <= 200; seconds++)
        {
            await _history.AddAsync(Morning, finishedAfter: seconds);
        }

        await _history.AddAsync(Morning, state: "CANCELLED", finishedAfter: 5_000);
        await _history.AddAsync(Morning, state: "CREATED", finishedAfter: null);

        Assert.Equal(
            new WaitingTimes(
                200, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(180), TimeSpan.FromSeconds(198)),
            (await ReadAsync(Morning, Morning.AddHours(1))).Waiting);
    }

    [Fact]
    public async Task Read_ManyPages_HasAll()
    {
        for (var order = 0; order < 30; order++)
        {
            await _history.AddAsync(Morning.AddMinutes(order), more: ("note", ItemValues.Text(new string('x', 100_000))));
        }

        Assert.Equal(30, (await ReadAsync(Morning, Morning.AddHours(1))).Orders.All);
    }

    [Fact]
    public async Task Read_LongPeriod_IsByDayOfTheShopAlsoWhereClocksChange()
    {
        await SetZoneAsync("Europe/Berlin");
        var friday = new DateTimeOffset(2030, 3, 29, 0, 0, 0, TimeSpan.FromHours(1));
        var tuesday = new DateTimeOffset(2030, 4, 2, 0, 0, 0, TimeSpan.FromHours(2));
        await _history.AddAsync(new DateTimeOffset(2030, 3, 30, 23, 30, 0, TimeSpan.Zero)); // On Sunday, half past midnight.
        await _history.AddAsync(new DateTimeOffset(2030, 3, 31, 21, 59, 0, TimeSpan.Zero)); // On Sunday, just before midnight.
        await _history.AddAsync(new DateTimeOffset(2030, 3, 31, 22, 0, 0, TimeSpan.Zero)); // On Monday, at midnight.

        var report = await ReadAsync(friday, tuesday);

        Assert.True(report.IsByDay);
        Assert.Equal(
            ["2030-03-29 +01:00 0", "2030-03-30 +01:00 0", "2030-03-31 +01:00 2", "2030-04-01 +02:00 1"],
            report.OverTime.Select(slot => $"{slot.Start:yyyy-MM-dd zzz} {slot.Orders.All}"));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2030-10-27T00:30:00Z", "02:00+02:00 02:00+01:00 03:00+01:00")]
    [InlineData("Europe/Berlin", "2030-03-31T00:30:00Z", "01:00+01:00 03:00+02:00 04:00+02:00")]
    [InlineData("Asia/Kolkata", "2030-01-01T00:15:00Z", "05:00+05:30 06:00+05:30 07:00+05:30")]
    [InlineData("Australia/Lord_Howe", "2030-04-06T14:30:00Z", "01:00+11:00 01:00+10:30 02:00+10:30")]
    public async Task Read_ShortPeriod_IsByHourOfTheShopAlsoWhereClocksChange(string zone, string from, string slots)
    {
        await SetZoneAsync(zone);
        var begin = DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture);
        for (var minutes = 0; minutes < 120; minutes += 10)
        {
            await _history.AddAsync(begin.AddMinutes(minutes));
        }

        var report = await ReadAsync(begin, begin.AddHours(2));

        Assert.Equal(slots, string.Join(' ', report.OverTime.Select(slot => $"{slot.Start:HH:mmzzz}")));
        Assert.Equal(12, report.OverTime.Sum(slot => slot.Orders.All));
    }

    [Fact]
    public async Task Read_Refusals_AreOfTheDaysOfThePeriod()
    {
        await SetZoneAsync("Asia/Tokyo");
        await CountAsync("closed", times: 1);
        await _bar.Engine.AdvanceAsync(TimeSpan.FromHours(8));
        await CountAsync("capacity", times: 2);
        await CountAsync("closed", times: 3);
        await _bar.Engine.Get<RefusalCounter>().CountAsync(new ShopId("nobody's"), "closed", Never);

        var first = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.FromHours(9));
        var both = (await ReadAsync(first, first.AddDays(2))).Refusals;
        var firstDay = (await ReadAsync(first, first.AddDays(1))).Refusals;

        Assert.Equal([new RefusalCount("closed", 4), new RefusalCount("capacity", 2)], both);
        Assert.Equal([new RefusalCount("closed", 1)], firstDay);
    }

    [Theory]
    [InlineData("2030-01-01", "2030-01-01", "default", "invalid-period")]
    [InlineData("2030-01-02", "2030-01-01", "default", "invalid-period")]
    [InlineData("2030-01-01", "2031-03-01", "default", "invalid-period")]
    [InlineData("9998-01-01", "9999-01-01", "default", "invalid-period")]
    [InlineData("0001-01-01", "0001-01-02", "default", "invalid-period")]
    [InlineData("2030-01-01", "2030-01-02", "ABC", "shop-not-found")]
    public async Task Read_CannotBe_IsRefused(string from, string to, string shop, string reason)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;

        var refused = await Assert.ThrowsAsync<CoffeeBarRefusedException>(() => _bar.Engine.Get<ShopStatistics>().ReadAsync(
            new ShopId(shop),
            new DateTimeOffset(DateTime.Parse(from, invariant), TimeSpan.Zero),
            new DateTimeOffset(DateTime.Parse(to, invariant), TimeSpan.Zero),
            Never));

        Assert.Equal(reason, refused.Reason);
    }

    private Task<ShopReport> ReadAsync(DateTimeOffset from, DateTimeOffset to) =>
        _bar.Engine.Get<ShopStatistics>().ReadAsync(ShopId.Default, from, to, Never);

    private Task<CoffeeShop> SetZoneAsync(string zone) => _bar.Engine.Get<ShopDirectory>().UpdateAsync(
        ShopId.Default, settings => settings with { TimeZone = zone }, Never);

    private async Task CountAsync(string reason, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await _bar.Engine.Get<RefusalCounter>().CountAsync(ShopId.Default, reason, Never);
        }
    }
}
