using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Expressions;

/// <summary>What an expression can see besides its own input.</summary>
internal abstract class EvaluationContext
{
    /// <summary>Time, ids and chance.</summary>
    public abstract StepEnvironment Environment { get; }

    /// <summary>The context object, <c>$$</c>.</summary>
    /// <param name="only">The one member that will be read, so that the others need not be made; null for all.</param>
    public abstract JsonObject MakeContextObject(string? only);

    /// <summary>A variable in scope, or null.</summary>
    public abstract JsonValue? FindVariable(string name);
}

/// <summary>Where an expression is evaluated.</summary>
/// <param name="Input">What <c>$</c> stands for.</param>
/// <param name="Context">All else.</param>
internal readonly record struct Scope(JsonValue Input, EvaluationContext Context);
