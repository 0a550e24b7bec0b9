using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Web.Console.Health;

namespace Serverlesspresso.Web.Tests.Console.Health;

public sealed class HealthModelTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly HealthReport Well = new()
    {
        At = Now,
        Store = new StoreFacts
        {
            Bytes = 1_572_864,
            RunningExecutions = 12_345,
            DueWork = 0,
            OldestDue = null,
            LaterWork = 7,
            DeadLetters = 0,
        },
        ReadTime = TimeSpan.FromMicroseconds(900),
        OldestWorkAge = TimeSpan.Zero,
        Commits = new RecentDurations(3, TimeSpan.FromMilliseconds(1.26), TimeSpan.FromMilliseconds(12)),
        Turns = 100,
        Conflicts = 2,
        Events = 40,
        Delivered = 39,
        Postponed = 1,
        GivenUp = 0,
        EndedExecutions = 5,
    };

    private static readonly ProcessFacts Process = new()
    {
        StartedAt = Now.AddHours(-3),
        WorkingSetBytes = 300L << 20,
        HeapBytes = 3L << 30,
        LiveClients = 4,
    };

    [Fact]
    public void From_AllIsWell_HasNoProblemAndFiguresWithUnits()
    {
        var model = HealthModel.From(Well, Process);

        Assert.Empty(model.Problems);
        Assert.Equal("1.5 MiB", FigureOf(model, "Size on disk"));
        Assert.Equal("1.3 ms", FigureOf(model, "Commit, half of them"));
        Assert.Equal("12 ms", FigureOf(model, "Commit, 99 of 100"));
        Assert.Equal("900 µs", FigureOf(model, "Counting all this took"));
        Assert.Equal("12,345", FigureOf(model, "Executions that run or wait"));
        Assert.Equal("–", FigureOf(model, "Oldest is late by"));
        Assert.Equal("300 MiB", FigureOf(model, "Memory"));
        Assert.Equal("3 GiB", FigureOf(model, "Objects"));
        Assert.Equal("3 h", FigureOf(model, "Runs for"));
    }

    [Fact]
    public void From_WorkIsLate_SaysSo()
    {
        var late = Well with
        {
            Store = Well.Store with { DueWork = 3, OldestDue = Now.AddSeconds(-90) },
            OldestWorkAge = TimeSpan.FromSeconds(90),
        };

        var model = HealthModel.From(late, Process);

        Assert.Equal(["Work is late by 1 min: the server has more to do than it can."], model.Problems);
        Assert.Equal("90 s", FigureOf(model, "Oldest is late by"));
    }

    [Fact]
    public void From_DiskIsFull_SaysSo() =>
        Assert.Equal(["Full."], HealthModel.From(Well with { WriteFault = "Full." }, Process).Problems);

    [Fact]
    public void From_DiskIsSlow_SaysSo() => Assert.Single(
        HealthModel.From(Well with { Commits = Well.Commits with { P99 = TimeSpan.FromSeconds(1) } }, Process).Problems,
        problem => problem.Contains("disk", StringComparison.Ordinal));

    [Theory]
    [InlineData(1, "A dead letter waits")]
    [InlineData(2_000, "2,000 dead letters wait")]
    public void From_DeadLetters_SaysHowMany(long count, string words) => Assert.StartsWith(
        words,
        Assert.Single(HealthModel.From(Well with { Store = Well.Store with { DeadLetters = count } }, Process).Problems),
        StringComparison.Ordinal);

    private static string FigureOf(HealthModel model, string name) =>
        model.Groups.SelectMany(group => group.Figures).Single(figure => figure.Name == name).Value;
}
