using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>What an update computes, beside plain paths and values.</summary>
internal abstract record UpdateOperand(string Operator, Operand Left, Operand Right) : Operand
{
    public const string DoesNotExist =
        "The provided expression refers to an attribute that does not exist in the item";

    public const string WrongType = "An operand in the update expression has an incorrect data type";

    public override IEnumerable<Operand> Leaves => Left.Leaves.Concat(Right.Leaves);

    /// <summary>Checks the operands' types as far as the request alone decides them.</summary>
    public void CheckTypes(ExpressionParameters parameters)
    {
        foreach (var operand in (ReadOnlySpan<Operand>)[Left, Right])
        {
            (operand as UpdateOperand)?.CheckTypes(parameters);
            if (operand is ValueOperand && operand.TypeIn(parameters) is { } type && !IsAllowed(type))
            {
                throw ExpressionKind.Update.Refuse(
                    "Incorrect operand type for operator or function; " +
                    $"operator or function: {Operator}, operand type: {type}");
            }
        }
    }

    /// <summary>The value of an operand that must have one.</summary>
    public static AttributeValue Require(Operand operand, Item item, ExpressionParameters parameters) =>
        operand.Evaluate(item, parameters) ?? throw ItemRefusedException.Validation(DoesNotExist);

    protected virtual bool IsAllowed(AttributeType type) => true;
}

/// <summary>A sum or a difference.</summary>
internal sealed record ArithmeticOperand(string Operator, Operand Left, Operand Right)
    : UpdateOperand(Operator, Left, Right)
{
    public override AttributeValue Evaluate(Item item, ExpressionParameters parameters)
    {
        var left = Require(Left, item, parameters);
        var right = Require(Right, item, parameters);
        if (left is not NumberValue x || right is not NumberValue y)
        {
            throw ItemRefusedException.Validation(WrongType);
        }

        return new NumberValue(Operator == "+" ? x.Number.Add(y.Number) : x.Number.Subtract(y.Number));
    }

    protected override bool IsAllowed(AttributeType type) => type == AttributeType.N;
}

/// <summary>The value at a path, or another where there is none.</summary>
internal sealed record IfNotExistsOperand(PathOperand Path, Operand Otherwise)
    : UpdateOperand(UpdateFunctions.IfNotExists, Path, Otherwise)
{
    public override AttributeValue? Evaluate(Item item, ExpressionParameters parameters) =>
        Path.Evaluate(item, parameters) ?? Otherwise.Evaluate(item, parameters);
}

/// <summary>Two lists, one after the other.</summary>
internal sealed record ListAppendOperand(Operand Left, Operand Right)
    : UpdateOperand(UpdateFunctions.ListAppend, Left, Right)
{
    public override AttributeValue Evaluate(Item item, ExpressionParameters parameters)
    {
        var left = Require(Left, item, parameters);
        var right = Require(Right, item, parameters);
        return left is ListValue head && right is ListValue tail
            ? new ListValue([.. head.Elements, .. tail.Elements])
            : throw ItemRefusedException.Validation(WrongType);
    }

    protected override bool IsAllowed(AttributeType type) => type == AttributeType.L;
}

/// <summary>A function that cannot be evaluated, kept until it is reported.</summary>
/// <param name="Problem">What is wrong with it; null if that is already a finding.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record FaultyFunction(string? Problem, IReadOnlyList<Operand> Arguments) : Operand
{
    public override IEnumerable<Operand> Leaves => Arguments.SelectMany(argument => argument.Leaves);

    public override AttributeValue? Evaluate(Item item, ExpressionParameters parameters) => null;
}
