using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Flow;

internal sealed class SucceedState() : State("Succeed")
{
    public override void Execute(Run run, Frame frame)
    {
        var input = Run.ReadInput(frame, this);
        if (input.Failure is { } failure)
        {
            Faults.Raise(run, frame, failure);
            return;
        }

        StateExit.FinishWith(run, frame, input.Value, input.Value, Assign, next: null);
    }
}
