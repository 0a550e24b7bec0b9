using Bunit;
using Serverlesspresso.Shop.Statistics;
using Serverlesspresso.Web.Office.Reports;
using Serverlesspresso.Web.Tests.Design;

namespace Serverlesspresso.Web.Tests.Office;

public sealed class ReportPageTests : IDisposable
{
    private readonly PageContext _context = new();

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Page_BusyDay_TellsItInNumbers()
    {
        var page = Render(SomeReport.Model(SomeReport.Busy));

        Assert.Equal(
            ["12", "9", "1", "1", "1", "0", "25 %"],
            page.FindAll(".office-facts dd").Select(fact => fact.TextContent));
        Assert.Equal(
            ["Latte 8", "Mocha 3", "Half of them, at most 1:30", "9 of 10, at most 3:20", "99 of 100, at most 4:20", "All places were taken 4", "strange-reason 1"],
            page.FindAll(".bar-table tbody tr").Select(row =>
                $"{row.QuerySelector("th")?.TextContent} {row.QuerySelector(".number")?.TextContent}"));
    }

    [Fact]
    public void Chart_OfOrdersOverTime_HasItsNumbersInWordsAndInATable()
    {
        var chart = Render(SomeReport.Model(SomeReport.Busy)).Find("figure.chart");

        var picture = chart.QuerySelector("svg[role=img]");
        Assert.Equal(
            "Orders by the hour: 12 in all, 9 of them made",
            chart.QuerySelector($"#{picture?.GetAttribute("aria-labelledby")}")?.TextContent);
        Assert.Equal(
            ["09:00 10 8", "10:00 2 1"],
            chart.QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
        Assert.Equal(
            ["100", "20"],
            chart.QuerySelectorAll("rect.chart-bar").Select(bar => bar.GetAttribute("height")));
    }

    [Fact]
    public void Chart_HourComesTwice_TellsThemApart()
    {
        var hour = new DateTimeOffset(2030, 10, 27, 2, 0, 0, TimeSpan.FromHours(2));
        var report = SomeReport.Busy with
        {
            OverTime =
            [
                new TimeSlot(hour, new OrderCounts(1, 1, 0, 0)),
                new TimeSlot(hour.AddHours(1).ToOffset(TimeSpan.FromHours(1)), new OrderCounts(2, 1, 0, 0)),
            ],
        };

        Assert.Equal(
            ["02:00 +02:00", "02:00 +01:00"],
            Render(SomeReport.Model(report)).FindAll(".chart-table tbody th").Select(time => time.TextContent));
    }

    [Fact]
    public void Page_NothingHappened_SaysSo()
    {
        var page = Render(SomeReport.Model(SomeReport.Empty));

        Assert.Equal("31\u00a0Jan\u00a02030, by the clock of Europe/Berlin.", page.Find(".office-days").TextContent);
        Assert.Equal("Nothing happened in this time", page.Find(".empty-state h2").TextContent);
        Assert.Empty(page.FindAll("figure"));
    }

    [Fact]
    public void Page_PeriodIsRefused_SaysWhyAndLetsChooseAgain()
    {
        var page = Render(SomeReport.Model(report: null, said: "invalid-period"));

        Assert.Equal("There can be no statistics of these days.", page.Find("#said .message-title").TextContent);
        Assert.Equal("2030-01-31", page.Find("[name=from]").GetAttribute("value"));
        Assert.Empty(page.FindAll("figure, .empty-state"));
    }

    [Fact]
    public void Presets_LeadToTheirDays()
    {
        var page = Render(SomeReport.Model(SomeReport.Busy));

        Assert.Equal(
            [
                "/office/shops/EXPO/statistics?from=2030-01-31&to=2030-01-31",
                "/office/shops/EXPO/statistics?from=2030-01-30&to=2030-01-30",
                "/office/shops/EXPO/statistics?from=2030-01-25&to=2030-01-31",
            ],
            page.FindAll(".office-period nav a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Today", page.Find(".office-period [aria-current=page]").TextContent);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    [InlineData(11, 12)]
    [InlineData(17, 20)]
    [InlineData(21, 40)]
    [InlineData(999, 1000)]
    public void Scale_EndsAtARoundNumber(double greatest, int end) => Assert.Equal(end, ChartScale.End(greatest));

    private IRenderedComponent<ReportPage> Render(ReportModel model) =>
        _context.Render<ReportPage>(parameters => parameters.Add(page => page.Model, model));
}
