using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Choices;

/// <summary>A compiled rule of a Choice state: from a scope to a JSON boolean.</summary>
internal abstract class ChoiceRule
{
    public abstract Evaluation Evaluate(in Scope scope);

    /// <summary>AWS's text for a path in a rule that leads nowhere.</summary>
    protected static Failure InvalidPath(Expression path) =>
        Failure.Runtime($"Invalid path '{path.Text}': The choice state's condition path references an invalid value.");
}

/// <summary>Holds if all inner rules do; stops at the first that does not.</summary>
internal sealed class AndRule(ChoiceRule[] rules) : ChoiceRule
{
    public override Evaluation Evaluate(in Scope scope)
    {
        foreach (var rule in rules)
        {
            var result = rule.Evaluate(scope);
            if (result.Failure is not null || !ReferenceEquals(result.Value, JsonBoolean.True))
            {
                return result;
            }
        }

        return JsonBoolean.True;
    }
}

/// <summary>Holds if one inner rule does; stops at the first that does.</summary>
internal sealed class OrRule(ChoiceRule[] rules) : ChoiceRule
{
    public override Evaluation Evaluate(in Scope scope)
    {
        foreach (var rule in rules)
        {
            var result = rule.Evaluate(scope);
            if (result.Failure is not null || ReferenceEquals(result.Value, JsonBoolean.True))
            {
                return result;
            }
        }

        return JsonBoolean.False;
    }
}

internal sealed class NotRule(ChoiceRule rule) : ChoiceRule
{
    public override Evaluation Evaluate(in Scope scope)
    {
        var result = rule.Evaluate(scope);
        return result.Failure is { } failure
            ? failure
            : JsonBoolean.Of(!ReferenceEquals(result.Value, JsonBoolean.True));
    }
}

/// <summary>Whether the variable's path leads to a value.</summary>
internal sealed class PresenceRule(Expression variable, bool expected) : ChoiceRule
{
    public override Evaluation Evaluate(in Scope scope)
    {
        var result = variable.Evaluate(scope);
        return result.Failure is null or PathFailure
            ? JsonBoolean.Of(result.Failure is null == expected)
            : result;
    }
}

/// <summary>Whether the variable is of a kind.</summary>
internal sealed class KindRule(Expression variable, Func<JsonValue, bool> isKind, bool expected) : ChoiceRule
{
    public override Evaluation Evaluate(in Scope scope)
    {
        var result = variable.Evaluate(scope);
        if (result.Failure is { } failure)
        {
            return failure is PathFailure ? InvalidPath(variable) : failure;
        }

        return JsonBoolean.Of(isKind(result.Value) == expected);
    }
}

/// <summary>Compares the variable with a literal.</summary>
internal sealed class LiteralRule(Expression variable, Comparison comparison, JsonValue literal) : ChoiceRule
{
    public override Evaluation Evaluate(in Scope scope)
    {
        var result = variable.Evaluate(scope);
        if (result.Failure is { } failure)
        {
            return failure is PathFailure ? InvalidPath(variable) : failure;
        }

        return JsonBoolean.Of(comparison.Holds(result.Value, literal));
    }
}

/// <summary>Compares the variable with what another path leads to.</summary>
internal sealed class PathRule(Expression variable, Comparison comparison, Expression other) : ChoiceRule
{
    public override Evaluation Evaluate(in Scope scope)
    {
        var left = variable.Evaluate(scope);
        if (left.Failure is { } failure)
        {
            return failure is PathFailure ? InvalidPath(variable) : failure;
        }

        var right = other.Evaluate(scope);
        if (right.Failure is { } refusal)
        {
            return refusal is PathFailure ? InvalidPath(other) : refusal;
        }

        return JsonBoolean.Of(comparison.Holds(left.Value, right.Value));
    }
}
