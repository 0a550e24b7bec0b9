using Serverlesspresso.Web.Design;
using Serverlesspresso.Web.Hosting;

namespace Serverlesspresso.Web.Tests.Design;

public sealed class TimesTests
{
    [Theory]
    [InlineData(-5, "0:00")]
    [InlineData(0.2, "0:01")]
    [InlineData(299, "4:59")]
    [InlineData(3600, "1:00:00")]
    public void WriteClock_SecondThatHasBegun_Counts(double seconds, string text) =>
        Assert.Equal(text, Durations.WriteClock(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("Europe/Berlin", "09:00")]
    [InlineData("Mars/Olympus", "08:00")]
    public void TimeOfDay_IsTheShops_OrElseUtc(string zone, string text) =>
        Assert.Equal(text, Instants.TimeOfDay(PageContext.Now, zone));

    [Fact]
    public void Day_IsWrittenAlikeInEveryLanguage() => Assert.Equal("2030-01-01", Instants.Day(PageContext.Now));

    [Theory]
    [InlineData("/s/default?x=1", "/s/default?x=1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void LocalPath_LeadsNowhereElse(string? path, string expected) =>
        Assert.Equal(expected, LocalPath.OrStart(path));
}
