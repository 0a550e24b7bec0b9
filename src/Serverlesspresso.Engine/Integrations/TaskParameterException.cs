namespace Serverlesspresso.Engine.Integrations;

/// <summary>A parameter that a task needs is missing or of the wrong kind.</summary>
/// <param name="name">The parameter.</param>
internal sealed class TaskParameterException(string name) : RequestRefusedException(
    "ValidationException",
    $"1 validation error detected: Value null at '{char.ToLowerInvariant(name[0])}{name[1..]}' "
    + "failed to satisfy constraint: Member must not be null");
