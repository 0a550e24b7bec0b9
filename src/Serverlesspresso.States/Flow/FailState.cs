using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Flow;

internal sealed class FailState() : State("Fail")
{
    public string? Error { get; init; }

    public string? Cause { get; init; }

    public Expression? ErrorPath { get; init; }

    public Expression? CausePath { get; init; }

    /// <summary>Source: Developer Guide, redrive behavior of individual states.</summary>
    public override bool IsEnteredAgain => true;

    public override void Execute(Run run, Frame frame)
    {
        var failure = Read(frame, "ErrorPath", ErrorPath, Error, out var error);
        string? cause = null;
        failure ??= Read(frame, "CausePath", CausePath, Cause, out cause);
        Faults.Raise(run, frame, failure ?? new Failure(error, cause));
    }

    private static Failure? Read(Frame frame, string field, Expression? path, string? literal, out string? text)
    {
        text = literal;
        if (path is null)
        {
            return null;
        }

        var result = path.Evaluate(new Scope(frame.Input, frame));
        if (result.Failure is { } failure)
        {
            return failure;
        }

        text = (result.Value as JsonString)?.Text;
        return text is null
            ? Failure.Runtime($"The {field} field must reference a string value: {path.Text} == {result.Value.ToText()}")
            : null;
    }
}
