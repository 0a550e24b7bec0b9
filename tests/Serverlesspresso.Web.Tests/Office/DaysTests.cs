using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Office;

namespace Serverlesspresso.Web.Tests.Office;

public sealed class DaysTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2030-01-31", "2030-01-30T23:00Z", 24)]
    [InlineData("Europe/Berlin", "2030-03-31", "2030-03-30T23:00Z", 23)]
    [InlineData("Europe/Berlin", "2030-10-27", "2030-10-26T22:00Z", 25)]
    [InlineData("America/New_York", "2030-07-04", "2030-07-04T04:00Z", 24)]
    [InlineData("Nowhere/Else", "2030-01-31", "2030-01-31T00:00Z", 24)]
    public void Span_OfOneDay_IsTheDayOfTheShopsClock(string zone, string day, string begin, int hours)
    {
        var date = Days.Find(day)!.Value;

        var (from, to) = Days.Span(new ShopSettings { TimeZone = zone }, date, date);

        Assert.Equal(DateTimeOffset.Parse(begin, null), from);
        Assert.Equal(TimeSpan.FromHours(hours), to - from);
    }

    [Fact]
    public void Span_ClockIsPutForwardAtMidnight_BeginsWithTheFirstInstantOfTheDay()
    {
        var date = new DateOnly(2018, 11, 4);

        var (from, _) = Days.Span(new ShopSettings { TimeZone = "America/Sao_Paulo" }, date, date);

        Assert.Equal(new DateTimeOffset(2018, 11, 4, 3, 0, 0, TimeSpan.Zero), from);
    }

    [Fact]
    public void Today_LateInTheEvening_IsTheShopsDay() => Assert.Equal(
        new DateOnly(2030, 2, 1),
        Days.Today(
            new ShopSettings { TimeZone = "Europe/Berlin" }, new DateTimeOffset(2030, 1, 31, 23, 30, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("31.01.2030")]
    [InlineData("2030-02-30")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public void Find_NoDayOfAShop_IsNull(string? text) => Assert.Null(Days.Find(text));
}
