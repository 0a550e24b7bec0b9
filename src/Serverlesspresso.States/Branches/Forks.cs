using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Branches;

/// <summary>How the failure of one thread ends the others.</summary>
internal static class Forks
{
    /// <summary>Gives up all threads of the state that a failed thread belongs to, and fails that state.</summary>
    public static void FailChild(Run run, Frame child, Failure failure)
    {
        var parent = child.Parent!; // The root has no siblings; its failure ends the execution.
        var state = (ForkState)parent.State;
        var cause = child.PreviousEventId;
        state.NoteEnd(run, child, cause, isFailure: true);
        NoteStateAborted(run, child, cause);
        var halted = new HaltedThreads(parent.Fork!, []); // A frame whose threads run has its fork.
        run.Halt(child, halted);
        foreach (var other in run.ChildrenOf(parent))
        {
            Abort(run, other, cause, halted);
        }

        parent.Fork = null;
        parent.Halted = halted;
        parent.PreviousEventId = cause;
        Faults.RaiseFromThreads(run, parent, failure, state.FailedType);
        run.Schedule(parent);
    }

    private static void Abort(Run run, Frame frame, long cause, HaltedThreads halted)
    {
        ((ForkState)frame.Parent!.State).NoteEnd(run, frame, cause, isFailure: false); // Only threads are aborted this way.
        NoteStateAborted(run, frame, cause);
        var threads = run.ChildrenOf(frame);
        if (threads.Count > 0 && frame.Fork is { } fork)
        {
            frame.Halted = new HaltedThreads(fork, []);
            threads.ForEach(child => Abort(run, child, cause, frame.Halted));
            frame.Fork = null;
        }

        run.Halt(frame, halted);
    }

    /// <summary>Notes that a state is given up, with the Map Run that it waits for.</summary>
    public static void NoteStateAborted(Run run, Frame frame, long cause)
    {
        if (frame.State.CanAbort && frame.Phase != Phase.Enter)
        {
            if (frame.MapRun is { IsRunning: true })
            {
                cause = run.Note(cause, "MapRunAborted");
            }

            run.Note(cause, frame.State.AbortedType);
        }
    }
}
