using System.Globalization;
using Serverlesspresso.Events.Schedules;

namespace Serverlesspresso.Events.Tests.Schedules;

public sealed class EventScheduleTests
{
    [Theory]
    [InlineData("rate(1 minute)", "2030-01-01 08:00:30", "2030-01-01 08:00:30", "2030-01-01 08:01:30")]
    [InlineData("rate(5 minutes)", "2030-01-01 08:00:30", "2030-01-01 08:05:29", "2030-01-01 08:05:30")]
    [InlineData("rate(5 minutes)", "2030-01-01 08:00:30", "2030-01-01 08:05:30", "2030-01-01 08:10:30")]
    [InlineData("rate(1 hour)", "2030-01-01 08:00:30", "2030-01-03 08:00:31", "2030-01-03 09:00:30")]
    [InlineData("rate(2 hours)", "2030-01-01 08:00:00", "2030-01-01 07:00:00", "2030-01-01 10:00:00")]
    [InlineData("rate(1 day)", "2030-02-28 08:00:00", "2030-02-28 08:00:00", "2030-03-01 08:00:00")]
    [InlineData("rate(30 days)", "2030-01-01 00:00:00", "2030-01-01 00:00:00", "2030-01-31 00:00:00")]
    [InlineData("rate(2147483647 days)", "2030-01-01 00:00:00", "2030-01-01 00:00:00", null)]
    public void FindNext_Rate_CountsFromItsStart(string text, string startedAt, string after, string? expected) =>
        Assert.Equal(expected, Show(Parse(text).FindNext(Instant(startedAt), Instant(after))));

    [Fact]
    public void FindNext_RateStartedWithinASecond_HasWholeSeconds()
    {
        var startedAt = Instant("2030-01-01 08:00:30").AddMilliseconds(250);

        Assert.Equal(Instant("2030-01-01 08:01:30"), Parse("rate(1 minute)").FindNext(startedAt, startedAt));
    }

    [Theory]
    [InlineData("0 10 * * ? *", "2030-01-01 10:00:00", "2030-01-02 10:00:00")]
    [InlineData("0 10 * * ? *", "2030-01-01 09:59:59", "2030-01-01 10:00:00")]
    [InlineData("15 12 * * ? *", "2030-12-31 12:15:00", "2031-01-01 12:15:00")]
    [InlineData("* * * * ? *", "2030-01-01 10:00:00", "2030-01-01 10:01:00")]
    [InlineData("  0   10  * * ?  * ", "2030-01-01 00:00:00", "2030-01-01 10:00:00")]
    [InlineData("0/15 * * * ? *", "2030-01-01 10:00:00", "2030-01-01 10:15:00")]
    [InlineData("*/20 * * * ? *", "2030-01-01 10:41:00", "2030-01-01 11:00:00")]
    [InlineData("1/10 * * * ? *", "2030-01-01 10:41:00", "2030-01-01 10:51:00")]
    [InlineData("10-30/10 * * * ? *", "2030-01-01 10:30:00", "2030-01-01 11:10:00")]
    [InlineData("5,50-52 8 * * ? *", "2030-01-01 08:51:00", "2030-01-01 08:52:00")]
    [InlineData("0 8-17 ? * MON-FRI *", "2026-11-27 17:00:00", "2026-11-30 08:00:00")]
    [InlineData("0 18 ? * 2-6 *", "2026-11-28 00:00:00", "2026-11-30 18:00:00")]
    [InlineData("0 0 ? * 1 *", "2026-11-23 00:00:00", "2026-11-29 00:00:00")]
    [InlineData("0 0 ? * sat *", "2026-11-23 00:00:00", "2026-11-28 00:00:00")]
    [InlineData("0 0 ? * 1/2 *", "2026-11-23 00:00:00", "2026-11-24 00:00:00")]
    [InlineData("0 0 ? * * *", "2026-11-23 00:00:00", "2026-11-24 00:00:00")]
    [InlineData("0 8 1 * ? *", "2030-01-01 08:00:00", "2030-02-01 08:00:00")]
    [InlineData("0 0 1 JAN,jul ? *", "2030-01-01 00:00:00", "2030-07-01 00:00:00")]
    [InlineData("0 0 1 2-12/5 ? *", "2030-02-01 00:00:00", "2030-07-01 00:00:00")]
    [InlineData("0 0 31 * ? *", "2030-03-31 00:00:00", "2030-05-31 00:00:00")]
    public void FindNext_Cron_IsTheNextMinute(string fields, string after, string expected) =>
        Assert.Equal(expected, Next(fields, after));

    [Theory]
    [InlineData("0 0 29 2 ? *", "2030-01-01 00:00:00", "2032-02-29 00:00:00")]
    [InlineData("0 0 29 FEB ? *", "2096-03-01 00:00:00", "2104-02-29 00:00:00")]
    [InlineData("0 0 L * ? *", "2030-01-31 00:00:00", "2030-02-28 00:00:00")]
    [InlineData("0 0 L 2 ? *", "2030-02-28 00:00:00", "2031-02-28 00:00:00")]
    [InlineData("0 0 L FEB ? *", "2031-03-01 00:00:00", "2032-02-29 00:00:00")]
    [InlineData("0 0 LW * ? *", "2026-10-01 00:00:00", "2026-10-30 00:00:00")]
    [InlineData("0 0 LW * ? *", "2026-10-30 00:00:00", "2026-11-30 00:00:00")]
    [InlineData("0 0 LW 5 ? *", "2026-01-01 00:00:00", "2026-05-29 00:00:00")]
    [InlineData("0 0 3W * ? *", "2026-11-01 00:00:00", "2026-11-03 00:00:00")]
    [InlineData("0 0 3W * ? *", "2026-10-01 00:00:00", "2026-10-02 00:00:00")]
    [InlineData("0 0 3W 5 ? *", "2026-01-01 00:00:00", "2026-05-04 00:00:00")]
    [InlineData("0 0 1W 8 ? *", "2026-01-01 00:00:00", "2026-08-03 00:00:00")]
    [InlineData("0 0 31W 5 ? *", "2026-01-01 00:00:00", "2026-05-29 00:00:00")]
    [InlineData("0 0 31W * ? *", "2026-05-30 00:00:00", "2026-07-31 00:00:00")]
    [InlineData("0 0 ? * 6#3 *", "2026-11-01 00:00:00", "2026-11-20 00:00:00")]
    [InlineData("0 0 ? * FRI#1 *", "2026-11-01 00:00:00", "2026-11-06 00:00:00")]
    [InlineData("0 0 ? * 1#5 *", "2026-11-01 00:00:00", "2026-11-29 00:00:00")]
    [InlineData("0 0 ? * 1#5 *", "2026-11-29 00:00:00", "2027-01-31 00:00:00")]
    [InlineData("0 0 ? * L *", "2026-11-23 00:00:00", "2026-11-28 00:00:00")]
    [InlineData("0 0 ? * 6L *", "2026-11-01 00:00:00", "2026-11-27 00:00:00")]
    [InlineData("0 0 ? * friL *", "2026-11-27 00:00:00", "2026-12-25 00:00:00")]
    public void FindNext_SpecialDay_IsFound(string fields, string after, string expected) =>
        Assert.Equal(expected, Next(fields, after));

    [Theory]
    [InlineData("0 0 1 1 ? 2031,2035", "2031-01-01 00:00:00", "2035-01-01 00:00:00")]
    [InlineData("0 0 1 1 ? 2030-2040/5", "2031-01-01 00:00:00", "2035-01-01 00:00:00")]
    [InlineData("0 0 1 1 ? 2031,2035", "2035-01-01 00:00:00", null)]
    [InlineData("59 23 31 12 ? 2199", "2030-01-01 00:00:00", "2199-12-31 23:59:00")]
    [InlineData("* * * * ? *", "2199-12-31 23:59:00", null)]
    [InlineData("0 0 30 2 ? *", "2030-01-01 00:00:00", null)]
    [InlineData("0 0 1 1 ? 1970", "1960-01-01 00:00:00", "1970-01-01 00:00:00")]
    public void FindNext_Years_AreKept(string fields, string after, string? expected) =>
        Assert.Equal(expected, Next(fields, after));

    [Fact]
    public void FindNext_InstantOfAnotherOffset_IsTakenInUtc()
    {
        var after = new DateTimeOffset(2030, 1, 1, 12, 30, 0, TimeSpan.FromHours(5));

        Assert.Equal(Instant("2030-01-01 08:00:00"), Parse("cron(0 8 * * ? *)").FindNext(after, after));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rate")]
    [InlineData("rate()")]
    [InlineData("rate(minute)")]
    [InlineData("rate(1 minutes)")]
    [InlineData("rate(5 minute)")]
    [InlineData("rate(1 hours)")]
    [InlineData("rate(2 hour)")]
    [InlineData("rate(1 days)")]
    [InlineData("rate(3 day)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("rate(-1 minutes)")]
    [InlineData("rate(1.5 hours)")]
    [InlineData("rate(10 seconds)")]
    [InlineData("rate(1 week)")]
    [InlineData("rate(5 Minutes)")]
    [InlineData("rate(5minutes)")]
    [InlineData("rate(5 minutes) ")]
    [InlineData("RATE(5 minutes)")]
    [InlineData("rate(99999999999 days)")]
    [InlineData("at(2030-01-01T00:00:00)")]
    [InlineData("cron()")]
    [InlineData("cron(0 10 * * ?)")]
    [InlineData("cron(0 0 10 * * ? *)")]
    [InlineData("cron(* * * * * *)")]
    [InlineData("cron(0 10 1 * MON *)")]
    [InlineData("cron(0 10 ? * ? *)")]
    [InlineData("cron(? 10 * * ? *)")]
    [InlineData("cron(60 10 * * ? *)")]
    [InlineData("cron(0 24 * * ? *)")]
    [InlineData("cron(0 10 0 * ? *)")]
    [InlineData("cron(0 10 32 * ? *)")]
    [InlineData("cron(0 10 * 13 ? *)")]
    [InlineData("cron(0 10 * FOO ? *)")]
    [InlineData("cron(0 10 ? * 0 *)")]
    [InlineData("cron(0 10 ? * 8 *)")]
    [InlineData("cron(0 10 ? * 6#6 *)")]
    [InlineData("cron(0 10 ? * 6#0 *)")]
    [InlineData("cron(0 10 ? * 3#1,6#3 *)")]
    [InlineData("cron(0 10 ? * 3W *)")]
    [InlineData("cron(0 10 W * ? *)")]
    [InlineData("cron(0 10 1,3W * ? *)")]
    [InlineData("cron(0 10 1,L * ? *)")]
    [InlineData("cron(0 10 * * ? 1969)")]
    [InlineData("cron(0 10 * * ? 2200)")]
    [InlineData("cron(0/0 10 * * ? *)")]
    [InlineData("cron(0/ 10 * * ? *)")]
    [InlineData("cron(0/5/5 10 * * ? *)")]
    [InlineData("cron(0/99 10 * * ? *)")]
    [InlineData("cron(30-10 10 * * ? *)")]
    [InlineData("cron(1-2-3 10 * * ? *)")]
    [InlineData("cron(1,,2 10 * * ? *)")]
    [InlineData("cron(+5 10 * * ? *)")]
    public void TryParse_NoSchedule_IsRefused(string text) => Assert.False(EventSchedule.TryParse(text, out _));

    [Fact]
    public void TryParse_Schedule_KeepsItsText() =>
        Assert.Equal("cron(0 10 * * ? *)", Parse("cron(0 10 * * ? *)").Text);

    private static string? Next(string fields, string after) =>
        Show(Parse($"cron({fields})").FindNext(DateTimeOffset.UnixEpoch, Instant(after)));

    private static EventSchedule Parse(string text) => EventSchedule.TryParse(text, out var schedule)
        ? schedule
        : throw new ArgumentException($"'{text}' is no schedule.");

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static string? Show(DateTimeOffset? instant) =>
        instant?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
