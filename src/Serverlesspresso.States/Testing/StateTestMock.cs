namespace Serverlesspresso.States.Testing;

/// <summary>What the work of a tested state is taken to come to: a result or an error.</summary>
/// <remarks>Source: AWS Step Functions API Reference, MockInput.</remarks>
public sealed record StateTestMock
{
    /// <summary>The result: a JSON text; null if there is none.</summary>
    public string? Result { get; init; }

    /// <summary>The error; null if there is none.</summary>
    public StateTestError? Error { get; init; }

    /// <summary>How closely the result is compared with what the service answers. Default strict.</summary>
    public MockValidation Validation { get; init; }
}
