using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Health;

/// <summary>What the page of the server's health shows.</summary>
public sealed record HealthModel
{
    private const string LastMinute = "last minute";

    /// <summary>Work that is this late waits for something: usually it is done within milliseconds.</summary>
    private static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(10);

    /// <summary>A disk that takes this long for one of a hundred commits makes people wait.</summary>
    private static readonly TimeSpan SlowAfter = TimeSpan.FromSeconds(1);

    /// <summary>When the figures were read.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What somebody should look at; empty if all is well.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>The figures, in groups.</summary>
    public required IReadOnlyList<HealthGroup> Groups { get; init; }

    /// <summary>Makes the model.</summary>
    /// <param name="report">How the engine is doing.</param>
    /// <param name="process">How the process is doing.</param>
    public static HealthModel From(HealthReport report, ProcessFacts process)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(process);
        return new HealthModel
        {
            At = report.At,
            Problems = [.. FindProblems(report)],
            Groups =
            [
                new(
                    "Store",
                    new("Size on disk", Amounts.Bytes(report.Store.Bytes)),
                    new("Turns committed", Amounts.Count(report.Turns), LastMinute),
                    new("Commit, half of them", Amounts.Time(report.Commits.P50, report.Commits.Count), LastMinute),
                    new("Commit, 99 of 100", Amounts.Time(report.Commits.P99, report.Commits.Count), LastMinute),
                    new("Turns that ran again", Amounts.Count(report.Conflicts), LastMinute),
                    new("Counting all this took", Amounts.Time(report.ReadTime, count: 1))),
                new(
                    "Work",
                    new("Due and not done", Amounts.Count(report.Store.DueWork)),
                    new("Oldest is late by", Amounts.Time(report.OldestWorkAge, report.Store.DueWork)),
                    new("Timers and retries", Amounts.Count(report.Store.LaterWork), "due later"),
                    new("Dead letters", Amounts.Count(report.Store.DeadLetters))),
                new(
                    "Workflows",
                    new("Executions that run or wait", Amounts.Count(report.Store.RunningExecutions)),
                    new("Executions ended", Amounts.Count(report.EndedExecutions), LastMinute)),
                new(
                    "Bus",
                    new("Events", Amounts.Count(report.Events), LastMinute),
                    new("Delivered", Amounts.Count(report.Delivered), LastMinute),
                    new("Failed, tried again", Amounts.Count(report.Postponed), LastMinute),
                    new("Given up", Amounts.Count(report.GivenUp), LastMinute)),
                new(
                    "Process",
                    new("Live clients", Amounts.Count(process.LiveClients)),
                    new("Memory", Amounts.Bytes(process.WorkingSetBytes)),
                    new("Objects", Amounts.Bytes(process.HeapBytes)),
                    new("Runs for", Durations.Write(report.At - process.StartedAt))),
            ],
        };
    }

    private static IEnumerable<string> FindProblems(HealthReport report)
    {
        if (report.WriteFault is { } fault)
        {
            yield return fault;
        }

        if (report.OldestWorkAge >= LateAfter)
        {
            yield return $"Work is late by {Durations.Write(report.OldestWorkAge)}: the server has more to do than it can.";
        }

        if (report.Commits.P99 >= SlowAfter)
        {
            yield return "The disk is slow: some commits took longer than a second.";
        }

        if (report.Store.DeadLetters > 0)
        {
            yield return report.Store.DeadLetters == 1
                ? "A dead letter waits for an operator: something could not be done."
                : $"{Amounts.Count(report.Store.DeadLetters)} dead letters wait for an operator: "
                    + "they could not be done.";
        }
    }
}
