using System.Diagnostics;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Telemetry;

/// <summary>
/// The engine's traces. A trace follows an event from the request that put it over deliveries, functions and executions:
/// durable work carries the trace that made it. If nobody listens, nothing is made.
/// </summary>
/// <remarks>A run of a turn that has to run again leaves its spans, too: it took its time.</remarks>
public static class EngineTrace
{
    /// <summary>The name of the activity source.</summary>
    public const string SourceName = "Serverlesspresso.Engine";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The span that runs, as a W3C <c>traceparent</c>; null if there is none that is recorded.</summary>
    internal static string? CurrentId => Activity.Current is { Recorded: true } current ? current.Id : null;

    /// <summary>Begins a span within the one that runs.</summary>
    /// <param name="act">What is done, as <c>invoke</c>.</param>
    /// <param name="name">To what.</param>
    internal static Activity? Start(string act, string name) =>
        Source.HasListeners() ? Source.StartActivity($"{act} {name}") : null;

    /// <summary>Begins the span of a piece of work, within the one that made it.</summary>
    /// <param name="work">The work.</param>
    internal static Activity? StartWork(WorkRow work)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var activity = Source.StartActivity($"work {work.Kind}", ActivityKind.Consumer, work.Trace);
        return activity?
            .SetTag("serverlesspresso.work.key", work.Key)
            .SetTag("serverlesspresso.work.attempt", work.Attempt);
    }

    /// <summary>
    /// Begins the span of a turn of an execution. It belongs to the trace that started the execution, and is linked with
    /// the one that resumes it.
    /// </summary>
    /// <param name="stateMachineName">The state machine.</param>
    /// <param name="row">The execution.</param>
    internal static Activity? StartExecutionTurn(string stateMachineName, ExecutionRow row)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var name = $"execute {stateMachineName}";
        var current = Activity.Current;
        var activity = row.Trace is null || current?.Id == row.Trace
            ? Source.StartActivity(name)
            : Source.StartActivity(
                ActivityKind.Internal,
                ActivityContext.TryParse(row.Trace, traceState: null, out var parent) ? parent : default,
                links: current is null ? [] : [new ActivityLink(current.Context)],
                name: name);
        return activity?.SetTag("aws.step_functions.execution.arn", row.Arn);
    }

    /// <summary>Marks a span as failed; null is let be.</summary>
    /// <param name="activity">The span.</param>
    /// <param name="error">Why.</param>
    internal static void Fail(this Activity? activity, string error) =>
        activity?.SetStatus(ActivityStatusCode.Error, error);
}
