using System.Collections.Concurrent;
using Serverlesspresso.Items.Expressions;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Parsed expressions by their text: a client sends the same few again and again.</summary>
internal sealed class ExpressionCache
{
    private const int ExpressionsMax = 2_048;

    private readonly ConcurrentDictionary<(ExpressionKind Kind, string Text), object> _expressions = new();

    public ConditionExpression Condition(string text) =>
        Get(ExpressionKind.Condition, text, value => ConditionExpression.Parse(value, ExpressionKind.Condition));

    public ConditionExpression Filter(string text) =>
        Get(ExpressionKind.Filter, text, value => ConditionExpression.Parse(value, ExpressionKind.Filter));

    public KeyConditionExpression KeyCondition(string text) =>
        Get(ExpressionKind.KeyCondition, text, KeyConditionExpression.Parse);

    public UpdateExpression Update(string text) => Get(ExpressionKind.Update, text, UpdateExpression.Parse);

    public ProjectionExpression Projection(string text) =>
        Get(ExpressionKind.Projection, text, ProjectionExpression.Parse);

    private T Get<T>(ExpressionKind kind, string text, Func<string, T> parse)
        where T : class
    {
        if (_expressions.TryGetValue((kind, text), out var cached))
        {
            return (T)cached;
        }

        var parsed = parse(text);
        if (_expressions.Count >= ExpressionsMax)
        {
            _expressions.Clear();
        }

        _expressions[(kind, text)] = parsed;
        return parsed;
    }
}
