namespace Serverlesspresso.Items.Expressions;

/// <summary>A parsed projection expression. Immutable: keep it for as long as its text comes again.</summary>
/// <remarks>Source: Amazon DynamoDB Developer Guide, Using projection expressions in DynamoDB.</remarks>
public sealed class ProjectionExpression
{
    private const ExpressionKind Kind = ExpressionKind.Projection;

    private readonly IReadOnlyList<DocumentPath> _paths;

    private ProjectionExpression(IReadOnlyList<DocumentPath> paths) => _paths = paths;

    /// <summary>Parses an expression.</summary>
    /// <param name="text">The expression, of at most <see cref="ItemLimits.ExpressionBytesMax"/> bytes in UTF-8.</param>
    /// <exception cref="ItemRefusedException">It cannot be parsed.</exception>
    public static ProjectionExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ProjectionExpression(new ProjectionParser(text).Parse());
    }

    /// <summary>Checks the expression against the names of a request, and makes it ready to be applied.</summary>
    /// <param name="parameters">The names, which are counted as used.</param>
    /// <exception cref="ItemRefusedException">A name is not defined, or paths lie within each other.</exception>
    public Projection Bind(ExpressionParameters parameters)
    {
        var paths = _paths.Select(path => path.Resolve(parameters, Kind)).ToArray();
        PathOverlap.Check(paths, Kind);
        return new Projection(paths);
    }
}
