namespace Serverlesspresso.States.Interpretation;

/// <summary>What happened outside that an execution must hear of. One that no longer concerns it changes nothing.</summary>
public abstract record Stimulus
{
    private protected Stimulus()
    {
    }

    /// <summary>The service has taken the request of a task that now waits for its token or its job.</summary>
    /// <param name="TaskId">The task.</param>
    /// <param name="Output">The service's answer: a JSON text.</param>
    public sealed record TaskSubmitted(long TaskId, string Output) : Stimulus;

    /// <summary>A worker has taken the task of an activity.</summary>
    /// <param name="TaskId">The task.</param>
    /// <param name="WorkerName">What the worker calls itself, if it said so.</param>
    public sealed record TaskTaken(long TaskId, string? WorkerName) : Stimulus;

    /// <summary>The task has its result.</summary>
    /// <param name="TaskId">The task.</param>
    /// <param name="Output">The result: a JSON text.</param>
    public sealed record TaskSucceeded(long TaskId, string Output) : Stimulus;

    /// <summary>The task has failed.</summary>
    /// <param name="TaskId">The task.</param>
    /// <param name="Error">The error's name, which Retry and Catch compare.</param>
    /// <param name="Cause">The error in words.</param>
    public sealed record TaskFailed(long TaskId, string? Error, string? Cause) : Stimulus;

    /// <summary>The service could not take the request of a task that was to wait for its token or its job.</summary>
    /// <param name="TaskId">The task.</param>
    /// <param name="Error">The error's name, which Retry and Catch compare.</param>
    /// <param name="Cause">The error in words.</param>
    public sealed record TaskSubmitFailed(long TaskId, string? Error, string? Cause) : Stimulus;

    /// <summary>The worker of a task is alive: its heartbeat starts anew.</summary>
    /// <param name="TaskId">The task.</param>
    public sealed record TaskHeartbeat(long TaskId) : Stimulus;

    /// <summary>All child executions of a Map Run have ended, and not too many of them badly.</summary>
    /// <param name="MapRunArn">The Map Run.</param>
    /// <param name="Output">
    /// Their outputs in the order of the items: the JSON text of an array; null if it is longer than a result may be.
    /// </param>
    public sealed record MapRunSucceeded(string MapRunArn, string? Output) : Stimulus;

    /// <summary>More child executions of a Map Run have failed than the definition tolerates.</summary>
    /// <param name="MapRunArn">The Map Run.</param>
    public sealed record MapRunExceededFailures(string MapRunArn) : Stimulus;

    /// <summary>The host cannot go on with a Map Run.</summary>
    /// <param name="MapRunArn">The Map Run.</param>
    public sealed record MapRunBroken(string MapRunArn) : Stimulus;

    /// <summary>A timer's instant has come.</summary>
    /// <param name="TimerId">The timer.</param>
    public sealed record TimerFired(long TimerId) : Stimulus;

    /// <summary>Somebody stopped the execution.</summary>
    /// <param name="Error">The error they gave.</param>
    /// <param name="Cause">The cause they gave.</param>
    public sealed record Stop(string? Error, string? Cause) : Stimulus;

    /// <summary>Goes on after <see cref="Request.ContinueLater"/>.</summary>
    public sealed record Continue : Stimulus;
}
