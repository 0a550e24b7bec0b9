using Serverlesspresso.States.Branches;

namespace Serverlesspresso.States.Interpretation;

/// <summary>
/// How the threads of an execution that ended without success go on: each does its state's work again, with the same input.
/// What has succeeded is kept.
/// </summary>
/// <remarks>
/// A state that was entered is not entered again, because it was never left. In a branch or iteration, its events follow
/// those from before, so that history tells whose they are.
/// Source: AWS Step Functions Developer Guide, Restarting state machine executions with redrive.
/// </remarks>
internal static class Redriving
{
    /// <summary>Readies all threads.</summary>
    /// <param name="run">The run.</param>
    /// <param name="redrivenEventId">The event that tells of the redrive.</param>
    public static void Redrive(Run run, long redrivenEventId)
    {
        run.Frames[0].PreviousEventId = redrivenEventId;
        foreach (var frame in run.Frames.ToArray())
        {
            if (run.Outcome is not null)
            {
                return;
            }

            frame.ForgetAttempts();
            Redrive(run, frame, redrivenEventId);
            run.Schedule(frame);
        }
    }

    private static void Redrive(Run run, Frame frame, long redrivenEventId)
    {
        if (frame.Phase == Phase.Unentered || frame.State.IsEnteredAgain)
        {
            frame.Phase = Phase.Enter;
        }
        else if (frame is { Fork: not null, State: ForkState state })
        {
            state.Redrive(run, frame, run.ChildrenOf(frame), redrivenEventId);
        }
        else if (frame.MapRun is { } mapRun)
        {
            DistributedMapState.Redrive(run, frame, mapRun);
        }
        else
        {
            frame.Phase = Phase.Redo;
        }
    }
}
