using System.Diagnostics.Metrics;
using Serverlesspresso.Engine.Telemetry;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>What the store measures about itself.</summary>
internal static class StoreMeter
{
    private static readonly Meter Meter = new($"{EngineMeter.Name}.Store");

    private static readonly Histogram<int> BatchTurns = Meter.CreateHistogram<int>(
        EngineMeter.CommittedTurnsName, "{turn}", "Turns committed together.");

    private static readonly Histogram<double> CommitDuration = Meter.CreateHistogram<double>(
        EngineMeter.CommitDurationName, "s", "Time to check, write and commit a batch of turns.", tags: null,
        EngineMeter.DurationAdvice);

    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>(
        EngineMeter.ConflictsName, "{turn}", "Turns whose reads no longer held when they were to commit.");

    private static readonly Counter<long> LaneRuns = Meter.CreateCounter<long>(
        "serverlesspresso.store.lane.runs", "{run}", "Runs of turns in the committer's own lane.");

    public static void Committed(int turnCount, TimeSpan duration)
    {
        BatchTurns.Record(turnCount);
        CommitDuration.Record(duration.TotalSeconds);
    }

    public static void LaneRun(bool isConflict)
    {
        LaneRuns.Add(1);
        if (isConflict)
        {
            Conflicts.Add(1);
        }
    }
}
