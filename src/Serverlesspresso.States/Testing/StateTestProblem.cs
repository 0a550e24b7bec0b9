namespace Serverlesspresso.States.Testing;

/// <summary>Why a test cannot be run.</summary>
/// <param name="Code">AWS's code: <c>ValidationException</c>, <c>InvalidDefinition</c> or <c>InvalidExecutionInput</c>.</param>
/// <param name="Message">The reason, in AWS's words where they are known.</param>
public sealed record StateTestProblem(string Code, string Message)
{
    internal static StateTestProblem Invalid(string message) => new("ValidationException", message);

    internal static StateTestProblem Definition(string message) => new("InvalidDefinition", message);
}
