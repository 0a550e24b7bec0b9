using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Branches;

/// <summary>A state that waits for threads of its own: Parallel and Map.</summary>
internal abstract class ForkState : State
{
    protected ForkState(string kind)
        : base(kind)
    {
        StartedType = kind + "StateStarted";
        SucceededType = kind + "StateSucceeded";
        FailedType = kind + "StateFailed";
    }

    public string StartedType { get; }

    public string SucceededType { get; }

    public string FailedType { get; }

    public override bool CanRetry => true;

    /// <summary>The states that a thread runs through.</summary>
    /// <param name="index">Which branch or iteration it is.</param>
    public abstract StateGroup GroupOf(int index);

    /// <summary>Takes the output of a thread that has ended well.</summary>
    public abstract void Take(Run run, Frame frame, Frame child, JsonValue output);

    /// <summary>Notes that a thread has failed, or that it was given up because another one failed.</summary>
    public abstract void NoteEnd(Run run, Frame child, long causeEventId, bool isFailure);

    /// <summary>Goes on with the threads that did not succeed; those that did keep their outputs.</summary>
    /// <param name="run">The run.</param>
    /// <param name="frame">The frame, with its fork as it was when the execution ended.</param>
    /// <param name="threads">The threads that were under way then. They go on by themselves.</param>
    /// <param name="redrivenEventId">The event that tells of the redrive.</param>
    public abstract void Redrive(Run run, Frame frame, List<Frame> threads, long redrivenEventId);

    protected Frame AddChild(Run run, Frame frame, int index, long previousEventId, JsonValue input)
    {
        var group = GroupOf(index);
        return run.AddFrame(id => new Frame
        {
            Id = id,
            Parent = frame,
            Index = index,
            Group = group,
            State = group.Start,
            Input = input,
            PreviousEventId = previousEventId,
        });
    }

    /// <summary>Ends the state with the outputs of all threads.</summary>
    protected void Complete(Run run, Frame frame, Fork fork)
    {
        frame.Fork = null;
        run.Note(frame.PreviousEventId, SucceededType);
        StateExit.FinishResult(run, frame, fork.ToArray());
        run.Schedule(frame);
    }
}
