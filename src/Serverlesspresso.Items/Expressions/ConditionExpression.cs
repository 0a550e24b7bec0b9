using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>A parsed condition or filter expression. Immutable: keep it for as long as its text comes again.</summary>
/// <remarks>Source: Amazon DynamoDB Developer Guide, Condition and filter expressions, operators, and functions.</remarks>
public sealed class ConditionExpression
{
    private readonly ExpressionKind _kind;

    private ConditionExpression(ExpressionKind kind, Condition root)
    {
        _kind = kind;
        Root = root;
    }

    internal Condition Root { get; }

    /// <summary>Parses an expression.</summary>
    /// <param name="text">The expression, of at most <see cref="ItemLimits.ExpressionBytesMax"/> bytes in UTF-8.</param>
    /// <param name="kind">Whether it is a condition or a filter.</param>
    /// <exception cref="ItemRefusedException">It cannot be parsed.</exception>
    public static ConditionExpression Parse(string text, ExpressionKind kind)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ConditionExpression(kind, new ConditionParser(kind, text).Parse());
    }

    /// <summary>Checks the expression against the names and values of a request. Comes before all else.</summary>
    /// <param name="parameters">The names and values, which are counted as used.</param>
    /// <exception cref="ItemRefusedException">A placeholder is not defined, or an operand has a wrong type.</exception>
    public void Check(ExpressionParameters parameters) => Root.Check(parameters, _kind);

    /// <summary>Whether an item meets the condition.</summary>
    /// <param name="item">The item; <see cref="Item.Empty"/> if there is none.</param>
    /// <param name="parameters">The names and values that the expression was checked against.</param>
    public bool IsMetBy(Item item, ExpressionParameters parameters) => Root.IsMet(item, parameters);

    /// <summary>The attributes whose values the expression looks at.</summary>
    /// <param name="parameters">The names and values that the expression was checked against.</param>
    public IEnumerable<string> AttributeNames(ExpressionParameters parameters) => Root.Leaves
        .OfType<PathOperand>()
        .Select(operand => parameters.NameOf(operand.Path.Elements[0]));
}
