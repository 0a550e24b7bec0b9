using System.Text.Json;
using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>
/// What an execution has done, learned from its history event by event: which threads were in which states, and how they left
/// them. It keeps no payloads, so it stays small however long the history is; and it can always learn more.
/// </summary>
internal sealed class ExecutionTrace
{
    private readonly TraceOutline _outline;
    private readonly List<TraceEvent> _events = [];
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    /// <summary>Begins with nothing.</summary>
    /// <param name="outline">The definition that the execution runs.</param>
    public ExecutionTrace(Outline outline) => _outline = new TraceOutline(outline);

    /// <summary>The whole.</summary>
    public TraceThread Root { get; } = new(fork: null, level: string.Empty, index: 0);

    /// <summary>The definition.</summary>
    public TraceOutline Outline => _outline;

    /// <summary>The number of the last event it has learned from.</summary>
    public long LastEventId => _events.Count;

    /// <summary>The events; the first has the number 1.</summary>
    public IReadOnlyList<TraceEvent> Events => _events;

    /// <summary>Learns from the next event.</summary>
    /// <param name="historyEvent">The event in the shape of GetExecutionHistory.</param>
    public void Add(JsonElement historyEvent)
    {
        var type = historyEvent.GetProperty("type").GetString() ?? string.Empty;
        type = _types.TryGetValue(type, out var known) ? known : _types[type] = type;
        var id = historyEvent.GetProperty("id").GetInt64();
        var at = EventDetails.TimeOf(historyEvent);
        var previous = historyEvent.GetProperty("previousEventId").GetInt64();
        var cause = previous is > 0 && previous <= _events.Count
            ? _events[(int)previous - 1]
            : new TraceEvent(string.Empty, Root, Visit: null);
        _events.Add(Learn(new TracedStep(type, id, at, cause, historyEvent)));
    }

    private TraceEvent Learn(TracedStep step) => step.Type switch
    {
        _ when step.Type.EndsWith("StateEntered", StringComparison.Ordinal) => Enter(step),
        _ when step.Type.EndsWith("StateExited", StringComparison.Ordinal) => Exit(step),
        "MapStateStarted" when step.Cause.Type == "MapRunFailed" => Begin(step, step.Cause.Thread.Current),
        "MapStateStarted" or "ParallelStateStarted" => Begin(step, step.FindForkToBegin()),
        "TaskScheduled" or "LambdaFunctionScheduled" or "ActivityScheduled" => Begin(step, step.Cause.Thread.Current),
        "MapStateFailed" when step.Cause.Type == "MapRunFailed" => BelongsTo(step, step.FindFork()), // That told the error.
        "MapStateFailed" or "ParallelStateFailed" => FailFork(step),
        "MapStateSucceeded" or "ParallelStateSucceeded" => BelongsTo(step, step.FindFork()),
        "MapIterationStarted" => StartIteration(step),
        "MapIterationSucceeded" or "MapIterationFailed" or "MapIterationAborted" => BelongsTo(step, step.FindMap()),
        "ExecutionRedriven" => Redrive(step),
        "ExecutionFailed" => EndAll(step, StateLook.Failed),
        "ExecutionTimedOut" or "ExecutionAborted" => EndAll(step, StateLook.Aborted),
        _ when step.IsFailureOfTask => Fail(step, step.Cause.Thread.Current),
        _ => new TraceEvent(
            step.Type,
            step.Cause.Thread,
            step.Cause.Thread.Current is { IsOpen: true } open && step.CanBeAbout(open) ? open : null),
    };

    private TraceEvent Enter(TracedStep step)
    {
        var name = step.Name;
        var thread = step.Cause.Thread;
        if (step.Cause.Type == "ParallelStateStarted" && thread.Current is { } fork)
        {
            thread = new TraceThread(fork, _outline.LevelOf(name), fork.Threads.Count);
            fork.Threads.Add(thread);
        }

        if (thread.Current is { } before && _outline.IsCatch(before.Name, name))
        {
            before.WasCaught();
        }

        var visit = new Visit(thread, name, step.Type[..^"StateEntered".Length], step.Id, step.At);
        thread.Visits.Add(visit);
        return new TraceEvent(step.Type, thread, visit);
    }

    private static TraceEvent Exit(TracedStep step)
    {
        var visit = step.FindOpen(visit => visit.Name == step.Name);
        visit?.Exit(step.Id, step.At);
        return BelongsTo(step, visit);
    }

    private static TraceEvent Begin(TracedStep step, Visit? visit)
    {
        visit?.Begin(step.Id, step.At);
        return BelongsTo(step, visit);
    }

    private static TraceEvent Fail(TracedStep step, Visit? visit)
    {
        visit?.Fail(step.Id);
        return BelongsTo(step, visit);
    }

    private static TraceEvent FailFork(TracedStep step)
    {
        var fork = step.FindFork();
        if (fork is not null)
        {
            // The thread that the failure came from failed where it was; the others were given up.
            step.Cause.Thread.Current?.End(StateLook.Failed, step.At);
            foreach (var thread in fork.Threads)
            {
                thread.GiveUp(step.At);
            }
        }

        return Fail(step, fork);
    }

    private static TraceEvent StartIteration(TracedStep step)
    {
        if (step.FindMap() is not { } map)
        {
            return new TraceEvent(step.Type, step.Cause.Thread, step.Cause.Visit);
        }

        var thread = new TraceThread(map, GraphLevel.IdOf(map.Name, 0), step.Index);
        map.Threads.Add(thread);
        return new TraceEvent(step.Type, thread, map);
    }

    private TraceEvent EndAll(TracedStep step, StateLook look)
    {
        for (var thread = step.Cause.Thread; thread is not null && look == StateLook.Failed; thread = thread.Parent)
        {
            thread.Current?.End(look, step.At);
        }

        Root.GiveUp(step.At);
        return new TraceEvent(step.Type, Root, step.Cause.Visit);
    }

    private TraceEvent Redrive(TracedStep step)
    {
        Root.Current?.Reopen();
        return new TraceEvent(step.Type, Root, Visit: null);
    }

    private static TraceEvent BelongsTo(TracedStep step, Visit? visit) =>
        new(step.Type, visit?.Thread ?? step.Cause.Thread, visit);
}
