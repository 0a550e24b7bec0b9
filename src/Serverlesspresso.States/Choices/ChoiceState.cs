using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Templates;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Choices;

internal sealed class ChoiceState() : State("Choice")
{
    public required Choice[] Choices { get; init; }

    public required Transition? Default { get; init; }

    public override IEnumerable<Transition> Transitions =>
        Choices.Select(choice => choice.Next).Concat(Default is null ? [] : [Default]);

    public override void Execute(Run run, Frame frame)
    {
        var input = Run.ReadInput(frame, this);
        if (input.Failure is { } failure)
        {
            Faults.Raise(run, frame, failure);
            return;
        }

        var scope = new Scope(input.Value, frame);
        foreach (var choice in Choices)
        {
            var matched = choice.Rule.Evaluate(scope);
            if (matched.Failure is { } refusal)
            {
                Faults.Raise(run, frame, refusal);
                return;
            }

            if (ReferenceEquals(matched.Value, JsonBoolean.True))
            {
                StateExit.FinishWith(run, frame, input.Value, input.Value, choice.Assign, choice.Next);
                return;
            }
        }

        TakeDefault(run, frame, input.Value);
    }

    private void TakeDefault(Run run, Frame frame, JsonValue input)
    {
        if (Default is null)
        {
            Faults.Raise(run, frame, Failure.InState(
                ErrorNames.NoChoiceMatched,
                "Failed to transition out of the state. The state does not point to a next state."));
            return;
        }

        StateExit.FinishWith(run, frame, input, input, Assign, Default);
    }
}

/// <summary>One choice: a rule, and where to go if it holds.</summary>
internal sealed record Choice(ChoiceRule Rule, Transition Next, Template? Assign);
