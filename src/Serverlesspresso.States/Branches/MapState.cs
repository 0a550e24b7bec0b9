using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.History;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Branches;

/// <summary>A Map in INLINE mode: its iterations are threads of the same execution.</summary>
internal sealed class MapState() : ForkState("Map")
{
    /// <summary>Source: Developer Guide, Using Map state in Inline mode.</summary>
    private const int ConcurrencyMax = 40;

    public required StateGroup Processor { get; init; }

    public required MapInput Iterated { get; init; }

    public override StateGroup GroupOf(int index) => Processor;

    public override void Execute(Run run, Frame frame)
    {
        var items = MapItems.None;
        var concurrency = 0L;
        var failure = Iterated.ReadScope(frame, out var scope)
            ?? Iterated.ReadItems(scope, out items)
            ?? Iterated.ReadConcurrency(scope, ConcurrencyMax, out concurrency);
        if (failure is not null)
        {
            Faults.Raise(run, frame, failure);
            return;
        }

        run.Record(frame, StartedType, new MapStartedDetails(items.Count));
        var fork = new Fork(new JsonValue?[items.Count]) { Items = items, Scope = scope };
        frame.Wait(fork);
        StartUpTo(concurrency, run, frame, fork);
        if (fork.IsComplete)
        {
            Complete(run, frame, fork);
        }
    }

    public override void Redrive(Run run, Frame frame, List<Frame> threads, long redrivenEventId)
    {
        var fork = frame.Fork!; // Only a frame with a fork is redriven so.
        fork.Active = threads.Count;
        frame.Wait(fork);
        var concurrency = 0L;
        var failure = Iterated.ReadScope(frame, out var scope) ?? Iterated.ReadConcurrency(scope, ConcurrencyMax, out concurrency);
        if (failure is not null)
        {
            Faults.Raise(run, frame, failure);
            return;
        }

        fork.Scope = scope;

        // An iteration whose input could not be made has been started, but has no thread.
        for (var index = 0; index < fork.Started && run.Outcome is null; index++)
        {
            if (fork.Results[index] is null && !threads.Exists(thread => thread.Index == index))
            {
                StartIteration(run, frame, fork, index, redrivenEventId);
            }
        }

        StartUpTo(concurrency, run, frame, fork);
    }

    public override void Take(Run run, Frame frame, Frame child, JsonValue output)
    {
        var fork = frame.Fork!; // A frame whose threads run has its fork.
        fork.Results[child.Index] = output;
        fork.Active--;
        var noted = run.Note(
            child.PreviousEventId,
            "MapIterationSucceeded",
            new MapIterationDetails("mapIterationSucceededEventDetails", Name, child.Index));
        if (fork.Started < fork.Results.Length)
        {
            StartIteration(run, frame, fork, fork.Started++, child.PreviousEventId);
        }
        else if (fork.IsComplete)
        {
            frame.PreviousEventId = noted;
            Complete(run, frame, fork);
        }
    }

    public override void NoteEnd(Run run, Frame child, long causeEventId, bool isFailure) => run.Note(
        causeEventId,
        isFailure ? "MapIterationFailed" : "MapIterationAborted",
        new MapIterationDetails(
            isFailure ? "mapIterationFailedEventDetails" : "mapIterationAbortedEventDetails",
            Name,
            child.Index));

    private void StartUpTo(long concurrency, Run run, Frame frame, Fork fork)
    {
        while (fork.Started < fork.Results.Length && fork.Active < concurrency && run.Outcome is null)
        {
            StartIteration(run, frame, fork, fork.Started++, frame.PreviousEventId);
        }
    }

    private void StartIteration(Run run, Frame frame, Fork fork, int index, long previousEventId)
    {
        fork.Active++;
        var started = run.Note(
            previousEventId,
            "MapIterationStarted",
            new MapIterationDetails("mapIterationStartedEventDetails", Name, index));
        var input = ReadIterationInput(frame, fork, index);
        if (input.Failure is { } failure)
        {
            frame.PreviousEventId = started;
            Faults.Raise(run, frame, failure with { IsTerminal = true });
            return;
        }

        AddChild(run, frame, index, started, input.Value);
    }

    private Evaluation ReadIterationInput(Frame frame, Fork fork, int index)
    {
        return RestoreItems(frame, fork) is { } failure
            ? failure
            : Iterated.Select(fork.Scope!.Value, frame, fork.Items!, index); // Both restored above.
    }

    /// <summary>Reads the items again after a restart: what they depend on does not change while the state runs.</summary>
    public Failure? RestoreItems(Frame frame, Fork fork)
    {
        if (fork.Scope is null)
        {
            if (Iterated.ReadScope(frame, out var scope) is { } unread)
            {
                return unread;
            }

            fork.Scope = scope;
        }

        if (fork.Items is not null)
        {
            return null;
        }

        var failure = Iterated.ReadItems(fork.Scope.Value, out var items);
        fork.Items = items;
        return failure ?? (items.Count == fork.Results.Length
            ? null
            : Failure.Runtime("The items of the Map state are no longer those it started with."));
    }
}
