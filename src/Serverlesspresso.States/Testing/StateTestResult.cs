namespace Serverlesspresso.States.Testing;

/// <summary>How a tested state ended.</summary>
public sealed record StateTestResult
{
    /// <summary>The end.</summary>
    public required StateTestStatus Status { get; init; }

    /// <summary>The output: a JSON text; null if there is none.</summary>
    public string? Output { get; init; }

    /// <summary>The error's name, if it failed with one.</summary>
    public string? Error { get; init; }

    /// <summary>The error in words, if any.</summary>
    public string? Cause { get; init; }

    /// <summary>The state that would be next; null if there is none.</summary>
    public string? NextState { get; init; }

    /// <summary>What happened to the data on the way.</summary>
    public required StateInspection Inspection { get; init; }
}
