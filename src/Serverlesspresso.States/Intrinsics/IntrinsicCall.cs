using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Intrinsics;

/// <summary>A call of an intrinsic function with its compiled arguments.</summary>
internal sealed class IntrinsicCall(string text, IntrinsicFunction function, Expression[] arguments) : Expression(text)
{
    public ReadOnlySpan<Expression> Arguments => arguments;

    public override Evaluation Evaluate(in Scope scope)
    {
        var values = new JsonValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var argument = arguments[i].Evaluate(scope);
            if (argument.Failure is { } failure)
            {
                return failure is PathFailure missing ? Missing(missing, scope.Input) : failure;
            }

            values[i] = argument.Value;
        }

        var result = function.Call(values, scope.Context.Environment);
        return result.Failure is { } refusal
            ? Failure.InState(ErrorNames.IntrinsicFailure, $"The function '{Text}' had the following error: {refusal.Cause}")
            : result;
    }

    private Failure Missing(PathFailure missing, JsonValue input) => Failure.Runtime(
        $"The function '{Text}' had the following error: The JsonPath argument for the field '{missing.Path}' "
        + $"could not be found in the input '{input.ToText()}'");
}
