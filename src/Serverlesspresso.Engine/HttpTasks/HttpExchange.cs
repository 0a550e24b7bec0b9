using Serverlesspresso.Engine.Integrations;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>A call that was made, and what came of it.</summary>
public sealed record HttpExchange
{
    /// <summary>What came of the task.</summary>
    public required TaskOutcome Outcome { get; init; }

    /// <summary>What was sent; null if nothing was.</summary>
    public HttpMessage? Request { get; init; }

    /// <summary>What was answered; null if nothing was.</summary>
    public HttpMessage? Response { get; init; }

    /// <summary>Whether no answer came in time.</summary>
    public bool HasTimedOut { get; init; }
}
