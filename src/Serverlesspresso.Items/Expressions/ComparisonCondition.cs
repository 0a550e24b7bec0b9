using System.Collections.Immutable;
using System.Diagnostics;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>A comparison: <c>=</c>, <c>&lt;&gt;</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>.</summary>
internal sealed record ComparisonCondition(string Operator, Operand Left, Operand Right)
    : OperandCondition(Operator, [Left, Right])
{
    public static readonly ImmutableArray<string> Operators = ["=", "<>", "<=", ">=", "<", ">"];

    public override bool IsMet(Item item, ExpressionParameters parameters)
    {
        var left = Left.Evaluate(item, parameters);
        var right = Right.Evaluate(item, parameters);
        if (left is null || right is null)
        {
            return Operator == "<>";
        }

        return Operator switch
        {
            "=" => left.Equals(right),
            "<>" => !left.Equals(right),
            _ => ValueOrder.Compare(left, right) is { } order && IsMet(order),
        };
    }

    protected override void CheckOperands(ExpressionParameters parameters, ExpressionKind kind)
    {
        CheckDistinct(parameters, kind);
        if (Operator is not ("=" or "<>"))
        {
            CheckType(Left, ValueOrder.IsOrdered, parameters, kind);
            CheckType(Right, ValueOrder.IsOrdered, parameters, kind);
        }
    }

    private bool IsMet(int order) => Operator switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        _ => throw new UnreachableException($"'{Operator}' is no comparison."),
    };
}

/// <summary>Whether a value lies between two others, or is one of them.</summary>
internal sealed record BetweenCondition(Operand Value, Operand Lower, Operand Upper)
    : OperandCondition("BETWEEN", [Value, Lower, Upper])
{
    public override bool IsMet(Item item, ExpressionParameters parameters)
    {
        var value = Value.Evaluate(item, parameters);
        var lower = Lower.Evaluate(item, parameters);
        var upper = Upper.Evaluate(item, parameters);
        return value is not null && lower is not null && upper is not null
            && ValueOrder.Compare(lower, value) <= 0
            && ValueOrder.Compare(value, upper) <= 0;
    }

    protected override void CheckOperands(ExpressionParameters parameters, ExpressionKind kind)
    {
        foreach (var operand in Operands)
        {
            CheckType(operand, ValueOrder.IsOrdered, parameters, kind);
        }

        if (Lower is ValueOperand from && Upper is ValueOperand to)
        {
            CheckBounds(parameters.ValueOf(from.Placeholder), parameters.ValueOf(to.Placeholder), kind);
        }
    }

    private static void CheckBounds(AttributeValue lower, AttributeValue upper, ExpressionKind kind)
    {
        var bounds = $"lower bound operand: {Show(lower)}, upper bound operand: {Show(upper)}";
        if (lower.Type != upper.Type)
        {
            throw kind.Refuse($"The BETWEEN operator requires same data type for lower and upper bounds; {bounds}");
        }

        if (ValueOrder.Compare(lower, upper) > 0)
        {
            throw kind.Refuse(
                $"The BETWEEN operator requires upper bound to be greater than or equal to lower bound; {bounds}");
        }
    }

    private static string Show(AttributeValue value)
    {
        var text = value switch
        {
            StringValue s => s.Text,
            NumberValue n => n.Number.ToString(),
            BinaryValue b => Convert.ToBase64String(b.Bytes.Span),
            _ => throw new UnreachableException($"Values of type {value.Type} are not bounds."),
        };
        return $"AttributeValue: {{{value.Type}:{text}}}";
    }
}

/// <summary>Whether a value is one of several.</summary>
internal sealed record InCondition(Operand Value, ImmutableArray<Operand> Candidates)
    : OperandCondition("IN", [Value, .. Candidates])
{
    public override bool IsMet(Item item, ExpressionParameters parameters) =>
        Value.Evaluate(item, parameters) is { } value
        && Candidates.Any(candidate => value.Equals(candidate.Evaluate(item, parameters)));

    protected override void CheckOperands(ExpressionParameters parameters, ExpressionKind kind)
    {
        if (Candidates.Length > ItemLimits.InOperandsMax)
        {
            throw kind.Refuse(
                "The IN operator is provided with too many operands; " +
                $"number of operands: {Candidates.Length}");
        }
    }
}
