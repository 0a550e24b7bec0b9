using Serverlesspresso.Web.Design;
using Serverlesspresso.Web.Hosting;
using Serverlesspresso.Web.Texts;

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

    [Theory]
    [InlineData("en", "31\u00a0Jan\u00a02030", "31\u00a0Jan", "1\u00a0Feb\u00a02030, 00:30")]
    [InlineData("de", "31.01.2030", "31.01.", "01.02.2030, 00:30")]
    public void Days_AreWrittenAsTheLanguageDoes_ByTheClockOfTheShop(string language, string day, string shortDay, string local)
    {
        var instant = new DateTimeOffset(2030, 1, 31, 23, 30, 0, TimeSpan.Zero);
        using var context = new PageContext(language);

        Assert.Equal(day, Instants.Day(instant, "UTC"));
        Assert.Equal(shortDay, Instants.ShortDay(new DateOnly(2030, 1, 31)));
        Assert.Equal(local, Instants.DayAndTime(instant, "Europe/Berlin"));
    }

    [Fact]
    public void Days_OfEveryLanguage_AreItsOwn()
    {
        var days = new HashSet<string>();
        foreach (var (code, _) in Languages.All)
        {
            using var context = new PageContext(code);
            Assert.True(days.Add(Instants.Day(new DateOnly(2030, 1, 31))), $"'{code}' writes days as another language does.");
        }
    }

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
