using Serverlesspresso.States.Expressions;

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

        if (NumberAtPath.Read(name, path, scope, isWhole: false, out var number) is { } failure)
        {
            return failure;
        }

        value = number.Double;
        return number.Double is >= 0 and <= Max ? null : Failure.Runtime($"{name} must be between 0 and 100.");
    }
}
