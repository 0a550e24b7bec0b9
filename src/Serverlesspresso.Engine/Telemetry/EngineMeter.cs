using System.Diagnostics;
using System.Diagnostics.Metrics;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Telemetry;

/// <summary>What the engine measures about itself. What a turn did counts once the turn is on disk.</summary>
public static class EngineMeter
{
    /// <summary>The meter of the engine; the one of its store has <c>.Store</c> behind it.</summary>
    public const string Name = "Serverlesspresso.Engine";

    /// <summary>The events that buses took, by <c>bus</c>.</summary>
    internal const string EventsName = "serverlesspresso.events";

    /// <summary>The tries to bring an event to a target, by <c>outcome</c>.</summary>
    internal const string DeliveriesName = "serverlesspresso.deliveries";

    /// <summary>The executions that were started, by <c>state_machine</c>.</summary>
    internal const string StartedName = "serverlesspresso.executions.started";

    /// <summary>The executions that ended, by <c>status</c>.</summary>
    internal const string ExecutionsName = "serverlesspresso.executions.ended";

    /// <summary>The calls of functions that failed, by <c>function</c> and <c>error.type</c>.</summary>
    public const string FunctionErrorsName = "serverlesspresso.function.errors";

    /// <summary>The time that calls of functions take, by <c>function</c>.</summary>
    public const string FunctionDurationName = "serverlesspresso.function.duration";

    /// <summary>The turns that a store commits together.</summary>
    internal const string CommittedTurnsName = "serverlesspresso.store.commit.turns";

    /// <summary>The time a store takes to commit.</summary>
    internal const string CommitDurationName = "serverlesspresso.store.commit.duration";

    /// <summary>The turns of a store that ran again.</summary>
    internal const string ConflictsName = "serverlesspresso.store.conflicts";

    /// <summary>The outcome of a delivery that reached its target.</summary>
    internal const string Delivered = "delivered";

    /// <summary>The outcome of a delivery that failed and is tried again.</summary>
    internal const string Postponed = "postponed";

    /// <summary>The outcome of a delivery that became a dead letter.</summary>
    internal const string GivenUp = "given-up";

    /// <summary>The buckets of durations, in seconds: from a tenth of a millisecond to ten seconds.</summary>
    internal static readonly InstrumentAdvice<double> DurationAdvice = new()
    {
        HistogramBucketBoundaries =
            [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Events = Meter.CreateCounter<long>(
        EventsName, "{event}", "Events that a bus has taken.");

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>(
        DeliveriesName, "{delivery}", "Tries to bring an event to a target: delivered, postponed or given up.");

    private static readonly Counter<long> Started = Meter.CreateCounter<long>(
        StartedName, "{execution}", "Executions that were started.");

    private static readonly Counter<long> Ended = Meter.CreateCounter<long>(
        ExecutionsName, "{execution}", "Executions that have ended, by their status.");

    private static readonly Histogram<double> Calls = Meter.CreateHistogram<double>(
        FunctionDurationName, "s", "Time a call of a function took.", tags: null, DurationAdvice);

    private static readonly Counter<long> Errors = Meter.CreateCounter<long>(
        FunctionErrorsName, "{call}", "Calls of functions that failed.");

    /// <summary>Counts what a turn has put on buses, once it is on disk.</summary>
    /// <param name="turn">The turn.</param>
    internal static void Committed(CommittedTurn turn)
    {
        if (Events.Enabled)
        {
            foreach (var put in turn.Events)
            {
                Events.Add(1, new KeyValuePair<string, object?>("bus", put.BusName));
            }
        }
    }

    internal static void DeliveryTried(ITurnTransaction transaction, DeliveryOutcome outcome)
    {
        if (Deliveries.Enabled)
        {
            var name = outcome switch
            {
                DeliveryOutcome.Delivered => Delivered,
                DeliveryOutcome.Postponed => Postponed,
                _ => GivenUp,
            };
            transaction.AfterCommit(() => Deliveries.Add(1, new KeyValuePair<string, object?>("outcome", name)));
        }
    }

    internal static void StatusChanged(ITurnTransaction transaction, string stateMachine, ExecutionRow changed)
    {
        if (Ended.Enabled)
        {
            transaction.AfterCommit(() =>
            {
                // A part of the turn may have been rolled back since. One that was started may have ended in the same turn.
                if (transaction.Changed.Executions.Any(row => row.Arn == changed.Arn
                    && (row.Status == changed.Status || changed.Status == ExecutionStatus.Running)))
                {
                    Count(stateMachine, changed.Status);
                }
            });
        }
    }

    internal static void Called(string function, string? errorType, TimeSpan duration)
    {
        var tags = new TagList { { "function", function } };
        if (errorType is not null)
        {
            tags.Add("error.type", errorType);
            Errors.Add(1, tags);
        }

        Calls.Record(duration.TotalSeconds, tags);
    }

    private static void Count(string stateMachine, ExecutionStatus status)
    {
        var machine = new KeyValuePair<string, object?>("state_machine", stateMachine);
        if (status == ExecutionStatus.Running)
        {
            Started.Add(1, machine);
        }
        else
        {
            Ended.Add(1, machine, new KeyValuePair<string, object?>("status", status.ToString()));
        }
    }
}
