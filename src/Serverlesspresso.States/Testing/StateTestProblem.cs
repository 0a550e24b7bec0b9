using Serverlesspresso.States.Definitions;

namespace Serverlesspresso.States.Testing;

/// <summary>Why a test cannot be run.</summary>
/// <param name="Code">AWS's code: <c>ValidationException</c>, <c>InvalidDefinition</c> or <c>InvalidExecutionInput</c>.</param>
/// <param name="Message">The reason, in AWS's words where they are known.</param>
public sealed record StateTestProblem(string Code, string Message)
{
    internal static StateTestProblem Invalid(string message) => new("ValidationException", message);

    /// <summary>The problem of a definition that has errors.</summary>
    internal static StateTestProblem Of(ParsedDefinition parsed) => Definition(
        $"Invalid State Machine Definition: '{string.Join(", ", parsed.Diagnostics.Where(diagnostic => diagnostic.IsError))}'");

    internal static StateTestProblem Definition(string message) => new("InvalidDefinition", message);
}
