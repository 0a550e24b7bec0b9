namespace Serverlesspresso.States.Testing;

/// <summary>An error that the work of a tested state is taken to come to.</summary>
/// <param name="Error">The error's name, which Retry and Catch compare.</param>
/// <param name="Cause">The error in words.</param>
public sealed record StateTestError(string? Error, string? Cause);
