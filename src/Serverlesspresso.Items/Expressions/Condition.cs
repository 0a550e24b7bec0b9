using System.Collections.Immutable;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>A condition within an expression.</summary>
internal abstract record Condition : Node
{
    /// <summary>Checks placeholders and types, and counts the placeholders as used.</summary>
    public abstract void Check(ExpressionParameters parameters, ExpressionKind kind);

    /// <summary>Whether an item meets the condition. Only asked once it has been checked.</summary>
    public abstract bool IsMet(Item item, ExpressionParameters parameters);

    /// <summary>The attribute names that its paths begin with, once it has been checked.</summary>
    public abstract IEnumerable<Operand> Leaves { get; }
}

/// <summary>Both of two conditions.</summary>
internal sealed record AndCondition(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<Operand> Leaves => Left.Leaves.Concat(Right.Leaves);

    public override void Check(ExpressionParameters parameters, ExpressionKind kind)
    {
        Left.Check(parameters, kind);
        Right.Check(parameters, kind);
    }

    public override bool IsMet(Item item, ExpressionParameters parameters) =>
        Left.IsMet(item, parameters) && Right.IsMet(item, parameters);
}

/// <summary>One of two conditions, or both.</summary>
internal sealed record OrCondition(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<Operand> Leaves => Left.Leaves.Concat(Right.Leaves);

    public override void Check(ExpressionParameters parameters, ExpressionKind kind)
    {
        Left.Check(parameters, kind);
        Right.Check(parameters, kind);
    }

    public override bool IsMet(Item item, ExpressionParameters parameters) =>
        Left.IsMet(item, parameters) || Right.IsMet(item, parameters);
}

/// <summary>Not a condition.</summary>
internal sealed record NotCondition(Condition Inner) : Condition
{
    public override IEnumerable<Operand> Leaves => Inner.Leaves;

    public override void Check(ExpressionParameters parameters, ExpressionKind kind) => Inner.Check(parameters, kind);

    public override bool IsMet(Item item, ExpressionParameters parameters) => !Inner.IsMet(item, parameters);
}

/// <summary>A condition over operands.</summary>
/// <param name="Operator">Its operator or function, as it is written.</param>
/// <param name="Operands">The operands, in the order they are written.</param>
internal abstract record OperandCondition(string Operator, ImmutableArray<Operand> Operands) : Condition
{
    public override IEnumerable<Operand> Leaves => Operands.SelectMany(operand => operand.Leaves);

    public override void Check(ExpressionParameters parameters, ExpressionKind kind)
    {
        foreach (var operand in Operands)
        {
            operand.Resolve(parameters, kind);
        }

        foreach (var operand in Operands)
        {
            SizeCheck.Check(operand, parameters, kind);
        }

        CheckOperands(parameters, kind);
    }

    protected abstract void CheckOperands(ExpressionParameters parameters, ExpressionKind kind);

    /// <summary>Refuses two operands that are the same path.</summary>
    protected void CheckDistinct(ExpressionParameters parameters, ExpressionKind kind)
    {
        if (Operands is [PathOperand left, PathOperand right])
        {
            var (one, two) = (left.Path.Resolve(parameters, kind), right.Path.Resolve(parameters, kind));
            if (one.CompareTo(two) == 0)
            {
                throw kind.Refuse(
                    "The first operand must be distinct from the remaining operands for this operator or function; " +
                    $"operator: {Operator}, first operand: {one}");
            }
        }
    }

    /// <summary>Refuses an operand whose type is known and not allowed.</summary>
    protected void CheckType(
        Operand operand, Func<AttributeType, bool> isAllowed, ExpressionParameters parameters, ExpressionKind kind)
    {
        if (operand.TypeIn(parameters) is { } type && !isAllowed(type))
        {
            throw kind.Refuse(
                $"Incorrect operand type for operator or function; operator or function: {Operator}, operand type: {type}");
        }
    }
}
