using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Branches;

/// <summary>A field of a Map that holds a percentage, or a path to one.</summary>
internal sealed class PercentageField(string name, double? percentage, Expression? path)
{
    private const double Max = 100;

    /// <summary>Reads the percentage; null where the field is absent.</summary>
    public Failure? Read(in Scope scope, out double? value)
    {
        value = percentage;
        if (path is null)
        {
            return null;
        }

        var result = path.Evaluate(scope);
        if (result.Failure is { } failure)
        {
            return failure;
        }

        if (result.Value is not JsonNumber number)
        {
            return Failure.Runtime(
                $"The {name}Path field refers to value \"{JavaText.Of(result.Value)}\" which is not a valid float: {path.Text}");
        }

        value = number.Double;
        return number.Double is >= 0 and <= Max ? null : Failure.Runtime($"{name} must be between 0 and 100.");
    }
}
