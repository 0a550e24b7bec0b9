using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Errors;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.History;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Interpretation;

/// <summary>How a state ends badly: Retry, then Catch, then the end of its level.</summary>
internal static class Faults
{
    /// <summary>Deals with a failure of a frame's state.</summary>
    public static void Raise(Run run, Frame frame, Failure failure)
    {
        var placed = failure.NeedsPlace ? Place(frame, failure) : failure;
        if (placed.IsTerminal)
        {
            Fail(run, frame, placed);
        }
        else if (!TryRetry(run, frame, placed) && !TryCatch(run, frame, placed))
        {
            Fail(run, frame, placed);
        }
    }

    /// <summary>Deals with the failure of a thread or a child execution of a frame's state. History tells of it unless it is tried again.</summary>
    public static void RaiseFromThreads(Run run, Frame frame, Failure failure, string failedType)
    {
        if (TryRetry(run, frame, failure))
        {
            return;
        }

        run.Record(frame, failedType);
        if (!TryCatch(run, frame, failure))
        {
            Fail(run, frame, failure);
        }
    }

    private static Failure Place(Frame frame, Failure failure) => failure with
    {
        NeedsPlace = false,
        Cause = $"An error occurred while executing the state '{frame.State.Name}' "
            + $"(entered at the event id #{frame.EnteredEventId}). {failure.Cause}",
    };

    /// <summary>Only the first retrier that matches counts, even when it grants no more attempts.</summary>
    private static bool TryRetry(Run run, Frame frame, Failure failure)
    {
        var retriers = frame.State.Retriers;
        var at = Array.FindIndex(retriers, retrier => retrier.Errors.Matches(failure));
        if (at < 0)
        {
            return false;
        }

        var attempts = frame.Attempts ??= new int[retriers.Length];
        if (attempts[at] >= retriers[at].MaxAttempts)
        {
            return false;
        }

        var delay = retriers[at].DelayAfter(attempts[at], run.Environment.NextChance);
        run.Watch?.Retry(failure, at, delay);
        attempts[at]++;
        frame.RetryCount++;
        frame.Phase = Phase.RetryDelay;
        frame.Halted = null;
        frame.TimerId = run.SetTimer(run.Now + delay);
        return true;
    }

    private static bool TryCatch(Run run, Frame frame, Failure failure)
    {
        var at = Array.FindIndex(frame.State.Catchers, catcher => catcher.Errors.Matches(failure));
        if (at < 0)
        {
            return false;
        }

        run.Watch?.Catch(failure, at);
        Catch(run, frame, failure, frame.State.Catchers[at]);
        return true;
    }

    private static void Catch(Run run, Frame frame, Failure failure, Catcher catcher)
    {
        var error = new JsonObject(
            ["Error", "Cause"],
            [new JsonString(failure.Error ?? string.Empty), new JsonString(failure.Cause ?? string.Empty)]);
        var output = catcher.ResultPath.Apply(frame.Input, error);
        if (output.Failure is { } refusal)
        {
            Fail(run, frame, Place(frame, refusal));
            return;
        }

        StateExit.Exit(run, frame, output.Value, error, catcher.Assign, catcher.Next);
    }

    private static void Fail(Run run, Frame frame, Failure failure)
    {
        if (run.Watch is { } watch)
        {
            watch.Fail(failure);
            return;
        }

        if (frame.Parent is not null && !failure.IsTerminal)
        {
            Forks.FailChild(run, frame, failure);
            return;
        }

        run.End(
            frame.PreviousEventId,
            "ExecutionFailed",
            new FailureDetails("ExecutionFailed", failure, Resource: null),
            new ExecutionOutcome.Failed(failure.Error, failure.Cause));
    }
}
