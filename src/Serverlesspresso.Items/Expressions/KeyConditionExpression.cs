using Serverlesspresso.Items.Keys;

namespace Serverlesspresso.Items.Expressions;

/// <summary>A parsed key condition expression. Immutable: keep it for as long as its text comes again.</summary>
/// <remarks>Source: Amazon DynamoDB Developer Guide, Key condition expressions for the Query operation.</remarks>
public sealed class KeyConditionExpression
{
    private const ExpressionKind Kind = ExpressionKind.KeyCondition;

    private readonly Condition _root;

    private KeyConditionExpression(Condition root) => _root = root;

    /// <summary>Parses an expression.</summary>
    /// <param name="text">The expression, of at most <see cref="ItemLimits.ExpressionBytesMax"/> bytes in UTF-8.</param>
    /// <exception cref="ItemRefusedException">It cannot be parsed.</exception>
    public static KeyConditionExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new KeyConditionExpression(new ConditionParser(Kind, text).Parse());
    }

    /// <summary>Checks the expression against the names and values of a request. Comes before all else.</summary>
    /// <param name="parameters">The names and values, which are counted as used.</param>
    /// <exception cref="ItemRefusedException">A placeholder is not defined, or the condition is none on keys.</exception>
    public void Check(ExpressionParameters parameters)
    {
        _root.Check(parameters, Kind);
        KeyConditionReader.Read(_root, parameters);
    }

    /// <summary>Finds the partition and the range of sort keys that the condition names.</summary>
    /// <param name="schema">The key of the table or index that is read.</param>
    /// <param name="parameters">The names and values that the expression was checked against.</param>
    /// <exception cref="ItemRefusedException">The condition does not fit the key.</exception>
    public KeyRange Bind(KeySchema schema, ExpressionParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return KeyConditionBinder.Bind(KeyConditionReader.Read(_root, parameters), schema);
    }
}
