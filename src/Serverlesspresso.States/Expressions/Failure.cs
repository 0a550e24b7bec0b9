namespace Serverlesspresso.States.Expressions;

/// <summary>An error of the language: a name that Retry and Catch compare, and the error in words.</summary>
/// <param name="Error">The name, if whoever failed gave one.</param>
/// <param name="Cause">The words, if any.</param>
internal record Failure(string? Error, string? Cause)
{
    /// <summary>Whether the cause still lacks the state it happened in.</summary>
    public bool NeedsPlace { get; init; }

    /// <summary>Whether it ends the execution, whatever Retry and Catch say.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>More items of a Map have failed than it tolerates.</summary>
    public static Failure TooManyFailed { get; } = new(
        ErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded");

    public static Failure MapRunBroken { get; } =
        new(ErrorNames.Runtime, "The Map Run could not go on.") { IsTerminal = true };

    public static Failure Runtime(string message) =>
        new(ErrorNames.Runtime, message) { NeedsPlace = true, IsTerminal = true };

    public static Failure InState(string error, string message) => new(error, message) { NeedsPlace = true };

    public static Failure TooLarge(string producer) => new(
        ErrorNames.DataLimitExceeded,
        $"The state/task '{producer}' returned a result with a size exceeding the maximum number of bytes service limit.");
}
