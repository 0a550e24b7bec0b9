namespace Serverlesspresso.Engine.Integrations;

/// <summary>What came of a task.</summary>
public abstract record TaskOutcome
{
    private protected TaskOutcome()
    {
    }

    /// <summary>It has its result, or, if it waits for a token, its request was taken.</summary>
    /// <param name="Output">The result or answer: a JSON text.</param>
    public sealed record Succeeded(string Output) : TaskOutcome;

    /// <summary>It waits for somebody to do it, and history has nothing to tell until then.</summary>
    public sealed record Waiting : TaskOutcome
    {
        /// <summary>The one instance.</summary>
        public static Waiting Instance { get; } = new();
    }

    /// <summary>It failed.</summary>
    /// <param name="Error">The error's name, which Retry and Catch compare.</param>
    /// <param name="Cause">The error in words.</param>
    public sealed record Failed(string Error, string Cause) : TaskOutcome;
}
