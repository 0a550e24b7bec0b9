namespace Serverlesspresso.States.Interpretation;

/// <summary>How an execution ended.</summary>
public abstract record ExecutionOutcome
{
    private protected ExecutionOutcome()
    {
    }

    /// <summary>It reached its end.</summary>
    /// <param name="Output">The output: a JSON text.</param>
    public sealed record Succeeded(string Output) : ExecutionOutcome;

    /// <summary>An error nobody caught, or a Fail state.</summary>
    /// <param name="Error">The error's name.</param>
    /// <param name="Cause">The error in words.</param>
    public sealed record Failed(string? Error, string? Cause) : ExecutionOutcome;

    /// <summary>The state machine's own TimeoutSeconds passed.</summary>
    public sealed record TimedOut : ExecutionOutcome;

    /// <summary>Somebody stopped it.</summary>
    /// <param name="Error">The error they gave.</param>
    /// <param name="Cause">The cause they gave.</param>
    public sealed record Aborted(string? Error, string? Cause) : ExecutionOutcome;
}
