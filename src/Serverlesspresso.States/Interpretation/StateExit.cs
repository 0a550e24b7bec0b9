using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.History;
using Serverlesspresso.States.Templates;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Interpretation;

/// <summary>How a state ends well: from its result to its output and on to the next state.</summary>
internal static class StateExit
{
    /// <summary>Takes a raw result through ResultSelector, ResultPath and OutputPath.</summary>
    public static void FinishResult(Run run, Frame frame, JsonValue raw)
    {
        if (run.Watch is { } watch)
        {
            watch.Result = raw;
        }

        Evaluation result = raw;
        if (frame.State.ResultSelector is { } selector)
        {
            result = selector.Fill(new Scope(raw, frame));
        }

        if (result.Failure is { } failure)
        {
            Faults.Raise(run, frame, failure);
            return;
        }

        Finish(run, frame, result.Value);
    }

    /// <summary>Takes a result through ResultPath and OutputPath.</summary>
    public static void Finish(Run run, Frame frame, JsonValue result)
    {
        var output = frame.State.ResultPath.Apply(frame.Input, result);
        run.Watch?.NoteResult(result, output);
        if (output.Failure is { } failure)
        {
            Faults.Raise(run, frame, failure);
            return;
        }

        FinishWith(run, frame, output.Value, result, frame.State.Assign, frame.State.Next);
    }

    /// <summary>Takes an output through OutputPath.</summary>
    /// <param name="run">The run.</param>
    /// <param name="frame">The frame whose state ends.</param>
    /// <param name="output">The output so far.</param>
    /// <param name="result">What <c>$</c> stands for in Assign.</param>
    /// <param name="assign">The variables to assign, if any.</param>
    /// <param name="next">Where to go; null ends the level.</param>
    public static void FinishWith(
        Run run,
        Frame frame,
        JsonValue output,
        JsonValue result,
        Template? assign,
        Transition? next)
    {
        var filtered = frame.State.OutputPath.Read(output, frame);
        if (filtered.Failure is { } failure)
        {
            Faults.Raise(run, frame, failure);
            return;
        }

        Exit(run, frame, filtered.Value, result, assign, next);
    }

    /// <summary>Leaves the state with its final output.</summary>
    public static void Exit(
        Run run,
        Frame frame,
        JsonValue output,
        JsonValue result,
        Template? assign,
        Transition? next)
    {
        if (output.Utf8Length > Quotas.PayloadBytesMax || output.Depth > JsonText.DepthMax)
        {
            Faults.Raise(run, frame, Failure.TooLarge(frame.State.Name) with { IsTerminal = true });
            return;
        }

        JsonObject? assigned = null;
        if (assign is not null)
        {
            var variables = assign.Fill(new Scope(result, frame));
            if (variables.Failure is { } failure)
            {
                Faults.Raise(run, frame, failure);
                return;
            }

            assigned = (JsonObject)variables.Value;
            frame.Assign(assigned);
        }

        run.Record(frame, frame.State.ExitedType, new StateExitedDetails(frame.State.Name, output, assigned));
        Move(run, frame, output, next);
    }

    private static void Move(Run run, Frame frame, JsonValue output, Transition? next)
    {
        if (run.Watch is { } watch)
        {
            watch.Leave(output, next);
            return;
        }

        if (next?.State is { } state)
        {
            frame.MoveTo(state, output);
            return;
        }

        if (frame.Parent is { } parent)
        {
            run.Remove(frame);
            ((ForkState)parent.State).Take(run, parent, frame, output);
            return;
        }

        frame.Phase = Phase.Ended;
        run.End(
            frame.PreviousEventId,
            "ExecutionSucceeded",
            new ExecutionSucceededDetails(output),
            new ExecutionOutcome.Succeeded(output.ToText()));
    }
}
