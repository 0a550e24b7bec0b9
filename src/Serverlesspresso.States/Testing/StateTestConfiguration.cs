namespace Serverlesspresso.States.Testing;

/// <summary>What is taken to have happened before a state is tested.</summary>
/// <remarks>Source: AWS Step Functions API Reference, TestStateConfiguration.</remarks>
public sealed record StateTestConfiguration
{
    /// <summary>How many attempts the retrier of the mocked error has granted already.</summary>
    public int? RetrierRetryCount { get; init; }

    /// <summary>The state within a Map or Parallel that the mocked error comes from. It changes nothing of the result.</summary>
    public string? ErrorCausedByState { get; init; }

    /// <summary>How many iterations of a Map have failed.</summary>
    public int? MapIterationFailureCount { get; init; }

    /// <summary>What the ItemReader of a Map has read. It changes nothing: there is no ItemReader here.</summary>
    public string? MapItemReaderData { get; init; }
}
