using Serverlesspresso.Engine.Integrations;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>What came of a call: an answer, or why there is none.</summary>
internal sealed record HttpReply
{
    /// <summary>What was sent; null if nothing was.</summary>
    public HttpTaskRequest? Sent { get; init; }

    /// <summary>The answer; null if none came.</summary>
    public HttpAnswer? Answer { get; init; }

    /// <summary>Why no answer came; null if one did.</summary>
    public TaskOutcome.Failed? Failure { get; init; }

    /// <summary>Whether no answer came in time.</summary>
    public bool HasTimedOut { get; init; }
}
