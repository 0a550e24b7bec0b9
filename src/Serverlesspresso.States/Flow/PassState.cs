using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Flow;

internal sealed class PassState() : State("Pass")
{
    public JsonValue? Result { get; init; }

    public override void Execute(Run run, Frame frame)
    {
        var input = Run.ReadInput(frame, this);
        if (input.Failure is { } failure)
        {
            Faults.Raise(run, frame, failure);
            return;
        }

        StateExit.Finish(run, frame, Result ?? input.Value);
    }
}
