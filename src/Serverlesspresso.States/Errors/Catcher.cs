using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Templates;

namespace Serverlesspresso.States.Errors;

/// <summary>Where an execution goes on after an error.</summary>
internal sealed record Catcher
{
    public required ErrorMatcher Errors { get; init; }

    public required Transition Next { get; init; }

    public required ResultPath ResultPath { get; init; }

    public Template? Assign { get; init; }
}
