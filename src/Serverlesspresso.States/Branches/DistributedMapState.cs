using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.History;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Branches;

/// <summary>A Map in DISTRIBUTED mode: its iterations are executions of their own, which a Map Run starts.</summary>
internal sealed class DistributedMapState() : State("Map")
{
    public required MapInput Iterated { get; init; }

    public required ItemBatcher? Batcher { get; init; }

    public required CountField ToleratedFailureCount { get; init; }

    public required PercentageField ToleratedFailurePercentage { get; init; }

    public required string Label { get; init; }

    public override bool CanRetry => true;

    public override void Execute(Run run, Frame frame)
    {
        var items = MapItems.None;
        var failure = Iterated.ReadScope(frame, out var scope) ?? Iterated.ReadItems(scope, out items);
        if (failure is not null)
        {
            Faults.Raise(run, frame, failure);
            return;
        }

        run.Record(frame, "MapStateStarted", new MapStartedDetails(items.Count));
        failure = StartMapRun(run, frame, scope, items);
        if (failure is not null)
        {
            Faults.Raise(run, frame, failure);
        }
    }

    /// <summary>Takes the outputs of all child executions.</summary>
    /// <param name="run">The run.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="output">The outputs in the order of the items; null if they are more than a state can give.</param>
    public void Succeed(Run run, Frame frame, JsonValue? output)
    {
        frame.MapRun = null;
        run.Record(frame, "MapRunSucceeded");
        if (output is null || output.Utf8Length > Quotas.PayloadBytesMax)
        {
            Faults.Raise(run, frame, Failure.TooLarge(Name) with { IsTerminal = true });
            return;
        }

        run.Note(frame.PreviousEventId, "MapStateSucceeded");
        StateExit.FinishResult(run, frame, output);
    }

    /// <summary>Notes that the Map Run has failed, and hands the failure to Retry and Catch.</summary>
    public static void Fail(Run run, Frame frame, OpenMapRun mapRun, Failure failure)
    {
        frame.MapRun = mapRun with { IsRunning = false };
        run.Record(frame, "MapRunFailed", new FailureDetails("MapRunFailed", failure, Resource: null));
        Faults.RaiseFromThreads(run, frame, failure, "MapStateFailed");
    }

    /// <summary>Has the Map Run go on with the child executions that did not succeed.</summary>
    public static void Redrive(Run run, Frame frame, OpenMapRun mapRun)
    {
        var redriven = mapRun with { IsRunning = true, RedriveCount = mapRun.RedriveCount + 1 };
        run.Record(frame, "MapRunRedriven", new MapRunRedrivenDetails(redriven.Arn, redriven.RedriveCount));
        run.Ask(new Request.RedriveMapRun(redriven.Arn));
        frame.Wait(redriven);
    }

    private Failure? StartMapRun(Run run, Frame frame, in Scope scope, MapItems items)
    {
        long? count = null;
        double? percentage = null;
        MapRunPlan? plan = null;
        var failure = Iterated.MaxConcurrency.Read(scope, out var concurrency)
            ?? ToleratedFailureCount.Read(scope, out count)
            ?? ToleratedFailurePercentage.Read(scope, out percentage)
            ?? MapRunPlan.Make(frame, this, scope, items, out plan);
        if (plan is null)
        {
            return failure;
        }

        var arn = MakeArn(run);
        run.Record(frame, "MapRunStarted", new MapRunStartedDetails(arn));
        run.Ask(new Request.StartMapRun
        {
            MapRunArn = arn,
            Label = Label,
            ItemCount = plan.ItemCount,
            ChildCount = plan.ChildCount,
            MaxConcurrency = concurrency ?? 0,
            ToleratedFailureCount = count,
            ToleratedFailurePercentage = percentage,
        });
        frame.Wait(new OpenMapRun(arn) { Batches = plan.Batches });
        return null;
    }

    /// <summary>A Map within a child execution is named after the state machine all the same.</summary>
    private string MakeArn(Run run)
    {
        const int scopeParts = 5;
        var parts = run.Start.StateMachineArn.Split(':');
        var name = run.Start.StateMachineName.Split('/')[0];
        return $"{string.Join(':', parts.Take(scopeParts))}:mapRun:{name}/{Label}:{run.Environment.NewId()}";
    }
}
