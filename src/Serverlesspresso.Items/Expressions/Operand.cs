using System.Collections.Immutable;
using System.Diagnostics;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>A part of a condition: an operand, or a condition in itself.</summary>
internal abstract record Node;

/// <summary>What a condition compares, or an update computes with.</summary>
internal abstract record Operand : Node
{
    /// <summary>The paths and values it is made of, in the order they are written.</summary>
    public virtual IEnumerable<Operand> Leaves => [this];

    /// <summary>The type, where the request alone decides it.</summary>
    public virtual AttributeType? TypeIn(ExpressionParameters parameters) => null;

    /// <summary>The value; null where the item has none.</summary>
    public abstract AttributeValue? Evaluate(Item item, ExpressionParameters parameters);

    /// <summary>Checks that every placeholder is defined, and counts it as used.</summary>
    public void Resolve(ExpressionParameters parameters, ExpressionKind kind)
    {
        foreach (var leaf in Leaves)
        {
            switch (leaf)
            {
                case PathOperand path:
                    path.Path.Resolve(parameters, kind);
                    break;
                case ValueOperand value:
                    parameters.UseValue(value.Placeholder, kind);
                    break;
            }
        }
    }
}

/// <summary>The value at a document path.</summary>
internal sealed record PathOperand(DocumentPath Path) : Operand
{
    public override AttributeValue? Evaluate(Item item, ExpressionParameters parameters) => Path.Find(item, parameters);
}

/// <summary>A value that the request gives.</summary>
internal sealed record ValueOperand(string Placeholder) : Operand
{
    public override AttributeType? TypeIn(ExpressionParameters parameters) => parameters.ValueOf(Placeholder).Type;

    public override AttributeValue? Evaluate(Item item, ExpressionParameters parameters) =>
        parameters.ValueOf(Placeholder);
}

/// <summary>A function as it is written. Whether it may stand where it stands is checked apart.</summary>
internal sealed record FunctionOperand(string Name, ImmutableArray<Operand> Arguments) : Operand
{
    public const string Size = "size";

    public override IEnumerable<Operand> Leaves => Arguments.SelectMany(argument => argument.Leaves);

    public override AttributeType? TypeIn(ExpressionParameters parameters) =>
        Name == Size ? AttributeType.N : AttributeType.BOOL;

    public override AttributeValue? Evaluate(Item item, ExpressionParameters parameters)
    {
        Debug.Assert(Name == Size);
        return Arguments[0].Evaluate(item, parameters) switch
        {
            StringValue text => Number(text.Text.Length),
            BinaryValue binary => Number(binary.Bytes.Length),
            SetValue set => Number(set.Members.Count),
            ListValue list => Number(list.Elements.Count),
            MapValue map => Number(map.Members.Count),
            _ => null,
        };
    }

    private static NumberValue Number(int count) => new(ItemNumber.FromInt64(count));
}
