namespace Serverlesspresso.Items.Expressions;

/// <summary>A parsed update expression. Immutable: keep it for as long as its text comes again.</summary>
/// <remarks>Source: Amazon DynamoDB Developer Guide, Using update expressions in DynamoDB.</remarks>
public sealed class UpdateExpression
{
    private const ExpressionKind Kind = ExpressionKind.Update;

    private readonly IReadOnlyList<UpdateAction> _actions;

    private UpdateExpression(IReadOnlyList<UpdateAction> actions) => _actions = actions;

    /// <summary>Parses an expression.</summary>
    /// <param name="text">The expression, of at most <see cref="ItemLimits.ExpressionBytesMax"/> bytes in UTF-8.</param>
    /// <exception cref="ItemRefusedException">It cannot be parsed.</exception>
    public static UpdateExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new UpdateExpression(new UpdateParser(text).Parse());
    }

    /// <summary>Checks the expression against the names and values of a request, and makes it ready to be applied.</summary>
    /// <param name="parameters">The names and values, which are counted as used.</param>
    /// <exception cref="ItemRefusedException">
    /// A placeholder is not defined, an operand has a wrong type, or paths lie within each other.
    /// </exception>
    public ItemUpdate Bind(ExpressionParameters parameters)
    {
        var paths = ResolvePaths(parameters);
        foreach (var action in _actions)
        {
            action.Operand?.Resolve(parameters, Kind);
        }

        PathOverlap.Check(paths, Kind);
        foreach (var action in _actions.OrderBy(action => action is SetAction))
        {
            action.CheckOperand(parameters);
            CheckFunctions(action.Operand);
        }

        return new ItemUpdate([.. _actions.Zip(paths)], parameters);
    }

    private static void CheckFunctions(Operand? operand)
    {
        switch (operand)
        {
            case FaultyFunction { Problem: { } problem }:
                throw Kind.Refuse(problem);
            case UpdateOperand nested:
                CheckFunctions(nested.Left);
                CheckFunctions(nested.Right);
                break;
        }
    }

    /// <summary>Resolves the names in operands too, since DynamoDB reports missing names before missing values.</summary>
    private List<DocumentPath> ResolvePaths(ExpressionParameters parameters)
    {
        var paths = new List<DocumentPath>(_actions.Count);
        foreach (var action in _actions)
        {
            paths.Add(action.Path.Resolve(parameters, Kind));
            foreach (var operand in action.Operand?.Leaves.OfType<PathOperand>() ?? [])
            {
                operand.Path.Resolve(parameters, Kind);
            }
        }

        return paths;
    }
}
