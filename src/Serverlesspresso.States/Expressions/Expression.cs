using Serverlesspresso.States.Paths;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Expressions;

/// <summary>A compiled path or intrinsic function call.</summary>
internal abstract class Expression(string text)
{
    /// <summary>The expression as written.</summary>
    public string Text => text;

    public abstract Evaluation Evaluate(in Scope scope);
}

/// <summary>A path into the input: <c>$.order.id</c>.</summary>
internal sealed class InputExpression(string text, JsonPath path) : Expression(text)
{
    public JsonPath Path => path;

    public override Evaluation Evaluate(in Scope scope) =>
        path.TryRead(scope.Input, out var value, out var problem) ? value : new PathFailure(Text, problem);
}

/// <summary>A path into the context object: <c>$$.Execution.Id</c>.</summary>
internal sealed class ContextExpression(string text, JsonPath path) : Expression(text)
{
    private readonly string? _only = path.Steps is [NameStep first, ..] ? first.Name : null;

    public override Evaluation Evaluate(in Scope scope) =>
        path.TryRead(scope.Context.MakeContextObject(_only), out var value, out var problem)
            ? value
            : new PathFailure(Text, problem);
}

/// <summary>A variable, or a path into one: <c>$order.id</c>.</summary>
internal sealed class VariableExpression(string text, string name, JsonPath path) : Expression(text)
{
    public string Name => name;

    public override Evaluation Evaluate(in Scope scope)
    {
        if (scope.Context.FindVariable(name) is not { } variable)
        {
            return new PathFailure(Text, $"No variable '{name}' is defined at this point");
        }

        return path.TryRead(variable, out var value, out var problem) ? value : new PathFailure(Text, problem);
    }
}

/// <summary>A value written into an intrinsic function call.</summary>
internal sealed class LiteralExpression(string text, JsonValue value) : Expression(text)
{
    public JsonValue Value => value;

    public override Evaluation Evaluate(in Scope scope) => value;
}
