using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Branches;

internal sealed class ParallelState() : ForkState("Parallel")
{
    public required StateGroup[] Branches { get; init; }

    public override StateGroup GroupOf(int index) => Branches[index];

    public override void Execute(Run run, Frame frame)
    {
        var input = Run.ReadInput(frame, this);
        if (input.Failure is { } failure)
        {
            Faults.Raise(run, frame, failure);
            return;
        }

        var started = run.Record(frame, StartedType);
        var fork = new Fork(new JsonValue?[Branches.Length]) { Started = Branches.Length, Active = Branches.Length };
        frame.Wait(fork);
        for (var i = 0; i < Branches.Length; i++)
        {
            AddChild(run, frame, i, started, input.Value);
        }
    }

    public override void Take(Run run, Frame frame, Frame child, JsonValue output)
    {
        var fork = frame.Fork!; // A frame whose threads run has its fork.
        fork.Results[child.Index] = output;
        fork.Active--;
        if (fork.IsComplete)
        {
            frame.PreviousEventId = child.PreviousEventId;
            Complete(run, frame, fork);
        }
    }

    public override void Redrive(Run run, Frame frame, List<Frame> threads, long redrivenEventId)
    {
        var fork = frame.Fork!; // Only a frame with a fork is redriven so.
        fork.Active = threads.Count;
        frame.Wait(fork);
    }

    public override void NoteEnd(Run run, Frame child, long causeEventId, bool isFailure)
    {
        // History has no events for branches as such.
    }
}
