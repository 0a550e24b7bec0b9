using System.Collections.Immutable;
using System.Diagnostics;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>A function that is a condition in itself.</summary>
internal sealed record FunctionCondition(string Operator, ImmutableArray<Operand> Operands)
    : OperandCondition(Operator, Operands)
{
    private const string AttributeExists = "attribute_exists";
    private const string AttributeNotExists = "attribute_not_exists";
    private const string AttributeTypeOf = "attribute_type";
    private const string BeginsWith = "begins_with";
    private const string Contains = "contains";

    public static bool IsKnown(string name) =>
        name is AttributeExists or AttributeNotExists or AttributeTypeOf or BeginsWith or Contains;

    public override bool IsMet(Item item, ExpressionParameters parameters)
    {
        var first = Operands[0].Evaluate(item, parameters);
        return Operator switch
        {
            AttributeExists => first is not null,
            AttributeNotExists => first is null,
            AttributeTypeOf => first is not null && first.Type.ToString() == TypeName(parameters),
            BeginsWith => first is not null && Begins(first, Operands[1].Evaluate(item, parameters)),
            Contains => first is not null && Includes(first, Operands[1].Evaluate(item, parameters)),
            _ => throw new UnreachableException($"'{Operator}' is no function of a condition."),
        };
    }

    protected override void CheckOperands(ExpressionParameters parameters, ExpressionKind kind)
    {
        var wanted = Operator is AttributeExists or AttributeNotExists ? 1 : 2;
        if (Operands.Length != wanted)
        {
            throw kind.Refuse(
                "Incorrect number of operands for operator or function; " +
                $"operator or function: {Operator}, number of operands: {Operands.Length}");
        }

        CheckDistinct(parameters, kind);
        switch (Operator)
        {
            case AttributeExists or AttributeNotExists when Operands[0] is not PathOperand:
                throw kind.Refuse($"Operator or function requires a document path; operator or function: {Operator}");
            case BeginsWith:
                CheckType(Operands[0], IsText, parameters, kind);
                CheckType(Operands[1], IsText, parameters, kind);
                break;
            case AttributeTypeOf:
                CheckTypeName(parameters, kind);
                break;
        }
    }

    private static bool IsText(AttributeType type) => type is AttributeType.S or AttributeType.B;

    private static bool Begins(AttributeValue value, AttributeValue? prefix) => (value, prefix) switch
    {
        (StringValue text, StringValue start) => text.Text.StartsWith(start.Text, StringComparison.Ordinal),
        (BinaryValue bytes, BinaryValue start) => bytes.Bytes.Span.StartsWith(start.Bytes.Span),
        _ => false,
    };

    private static bool Includes(AttributeValue value, AttributeValue? part) => (value, part) switch
    {
        (_, null) => false,
        (StringValue text, StringValue piece) => text.Text.Contains(piece.Text, StringComparison.Ordinal),
        (BinaryValue bytes, BinaryValue piece) => bytes.Bytes.Span.IndexOf(piece.Bytes.Span) >= 0,
        (SetValue set, _) => set.Contains(part),
        (ListValue list, _) => list.Elements.Contains(part),
        _ => false,
    };

    private string TypeName(ExpressionParameters parameters) =>
        parameters.ValueOf(((ValueOperand)Operands[1]).Placeholder) is StringValue name ? name.Text : "";

    private void CheckTypeName(ExpressionParameters parameters, ExpressionKind kind)
    {
        if (Operands[1] is not ValueOperand operand)
        {
            throw kind.Refuse(
                "Incorrect operand type for operator or function; operator or function: attribute_type, " +
                "operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
        }

        CheckType(operand, type => type == AttributeType.S, parameters, kind);
        if (!Enum.GetNames<AttributeType>().Contains(TypeName(parameters)))
        {
            throw kind.Refuse(
                $"Invalid attribute type name found; type: {TypeName(parameters)}, " +
                "valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        }
    }
}
