using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Flow;

/// <summary>InputPath or OutputPath: a path, or null for an empty object.</summary>
internal sealed class PathField
{
    public static readonly PathField Whole = new(null, isEmpty: false);
    public static readonly PathField Empty = new(null, isEmpty: true);

    private readonly Expression? _path;
    private readonly bool _isEmpty;

    private PathField(Expression? path, bool isEmpty)
    {
        _path = path;
        _isEmpty = isEmpty;
    }

    public static PathField Of(Expression path) =>
        path is InputExpression { Path.IsRoot: true } ? Whole : new PathField(path, isEmpty: false);

    public Evaluation Read(JsonValue value, EvaluationContext context)
    {
        if (_path is null)
        {
            return _isEmpty ? JsonObject.Empty : value;
        }

        return _path.Evaluate(new Scope(value, context));
    }
}
