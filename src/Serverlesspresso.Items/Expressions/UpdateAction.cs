using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>One action of an update expression.</summary>
/// <param name="Path">What it changes.</param>
internal abstract record UpdateAction(DocumentPath Path)
{
    /// <summary>The operand; null where there is none.</summary>
    public virtual Operand? Operand => null;

    /// <summary>Checks the operand as far as the request alone decides it.</summary>
    public virtual void CheckOperand(ExpressionParameters parameters)
    {
    }

    /// <summary>The value at the path after the action; null removes it.</summary>
    /// <param name="item">The item before the update.</param>
    /// <param name="parameters">The names and values of the request.</param>
    public abstract AttributeValue? Evaluate(Item item, ExpressionParameters parameters);

    protected static void CheckSetOperand(
        string section, ValueOperand operand, bool allowsNumber, ExpressionParameters parameters)
    {
        var type = parameters.ValueOf(operand.Placeholder).Type;
        if (type is AttributeType.SS or AttributeType.NS or AttributeType.BS
            || (allowsNumber && type == AttributeType.N))
        {
            return;
        }

        throw ExpressionKind.Update.Refuse(
            $"Incorrect operand type for operator or function; operator: {section}, operand type: {LongName(type)}, " +
            $"typeSet: ALLOWED_FOR_{section}_OPERAND");
    }

    private static string LongName(AttributeType type) => type switch
    {
        AttributeType.S => "STRING",
        AttributeType.N => "NUMBER",
        AttributeType.B => "BINARY",
        AttributeType.BOOL => "BOOLEAN",
        AttributeType.NULL => "NULL",
        AttributeType.M => "MAP",
        AttributeType.L => "LIST",
        AttributeType.SS => "STRING SET",
        AttributeType.NS => "NUMBER SET",
        AttributeType.BS => "BINARY SET",
    };
}

/// <summary>Sets a path to a computed value.</summary>
internal sealed record SetAction(DocumentPath Path, Operand Value) : UpdateAction(Path)
{
    public override Operand Operand => Value;

    public override void CheckOperand(ExpressionParameters parameters) =>
        (Value as UpdateOperand)?.CheckTypes(parameters);

    public override AttributeValue Evaluate(Item item, ExpressionParameters parameters) =>
        UpdateOperand.Require(Value, item, parameters);
}

/// <summary>Removes a path.</summary>
internal sealed record RemoveAction(DocumentPath Path) : UpdateAction(Path)
{
    public override AttributeValue? Evaluate(Item item, ExpressionParameters parameters) => null;
}

/// <summary>Adds a number to a number, or members to a set.</summary>
internal sealed record AddAction(DocumentPath Path, ValueOperand Value) : UpdateAction(Path)
{
    public override Operand Operand => Value;

    public override void CheckOperand(ExpressionParameters parameters) =>
        CheckSetOperand("ADD", Value, allowsNumber: true, parameters);

    public override AttributeValue Evaluate(Item item, ExpressionParameters parameters)
    {
        var added = parameters.ValueOf(Value.Placeholder);
        return (Path.Find(item, parameters), added) switch
        {
            (null, _) => added,
            (NumberValue x, NumberValue y) => new NumberValue(x.Number.Add(y.Number)),
            (SetValue x, SetValue y) when x.Type == y.Type => x.Union(y),
            _ => throw ItemRefusedException.Validation(UpdateOperand.WrongType),
        };
    }
}

/// <summary>Deletes members from a set.</summary>
internal sealed record DeleteAction(DocumentPath Path, ValueOperand Value) : UpdateAction(Path)
{
    public override Operand Operand => Value;

    public override void CheckOperand(ExpressionParameters parameters) =>
        CheckSetOperand("DELETE", Value, allowsNumber: false, parameters);

    public override AttributeValue? Evaluate(Item item, ExpressionParameters parameters)
    {
        return (Path.Find(item, parameters), parameters.ValueOf(Value.Placeholder)) switch
        {
            (null, _) => null,
            (SetValue x, SetValue y) when x.Type == y.Type => x.Except(y),
            _ => throw ItemRefusedException.Validation(UpdateOperand.WrongType),
        };
    }
}
