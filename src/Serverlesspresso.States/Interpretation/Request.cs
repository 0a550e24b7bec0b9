namespace Serverlesspresso.States.Interpretation;

/// <summary>What the interpreter asks of its host. The outcome comes back as a <see cref="Stimulus"/>.</summary>
public abstract record Request
{
    private protected Request()
    {
    }

    /// <summary>Asks the host to carry out a task.</summary>
    public sealed record RunTask : Request
    {
        /// <summary>Names the task within its execution: the id of its scheduling history event.</summary>
        public required long TaskId { get; init; }

        /// <summary>The resource as the definition gives it, for example <c>arn:aws:states:::events:putEvents.waitForTaskToken</c>.</summary>
        public required string Resource { get; init; }

        /// <summary>The service, for example <c>events</c>, <c>lambda</c> or <c>aws-sdk:sfn</c>.</summary>
        public required string ResourceType { get; init; }

        /// <summary>The action without its pattern suffix, for example <c>putEvents</c>; for a plain ARN the ARN itself.</summary>
        public required string Action { get; init; }

        /// <summary>How the execution waits for the result.</summary>
        public required IntegrationPattern Pattern { get; init; }

        /// <summary>The effective parameters: a JSON text.</summary>
        public required string Parameters { get; init; }

        /// <summary>The token handed out for the task, if the state asked for one.</summary>
        public string? TaskToken { get; init; }
    }

    /// <summary>Asks the host to forget a task whose result is no longer wanted.</summary>
    /// <param name="TaskId">The task.</param>
    /// <param name="ResourceType">The service that was asked to carry it out.</param>
    public sealed record CancelTask(long TaskId, string ResourceType) : Request;

    /// <summary>Asks the host to send <see cref="Stimulus.TimerFired"/> at an instant.</summary>
    /// <param name="TimerId">Names the timer within its execution. Setting it again moves it.</param>
    /// <param name="Due">The absolute instant, which survives restarts.</param>
    public sealed record SetTimer(long TimerId, DateTimeOffset Due) : Request;

    /// <summary>Asks the host to drop a timer. A timer that fired already is ignored when it arrives.</summary>
    /// <param name="TimerId">The timer.</param>
    public sealed record CancelTimer(long TimerId) : Request;

    /// <summary>Asks the host for a Map Run: an execution for each item or batch, as <see cref="MapRunPlan"/> divides them.</summary>
    public sealed record StartMapRun : Request
    {
        /// <summary>The Map Run's ARN.</summary>
        public required string MapRunArn { get; init; }

        /// <summary>The label of the state, which <see cref="Definitions.StateMachineDefinition.FindProcessor"/> knows.</summary>
        public required string Label { get; init; }

        /// <summary>How many items there are.</summary>
        public required int ItemCount { get; init; }

        /// <summary>How many child executions there are.</summary>
        public required int ChildCount { get; init; }

        /// <summary>How many child executions may run at a time; 0 for as many as the host allows.</summary>
        public required long MaxConcurrency { get; init; }

        /// <summary>How many items may fail; null if the definition does not say.</summary>
        public long? ToleratedFailureCount { get; init; }

        /// <summary>What percentage of the items may fail; null if the definition does not say.</summary>
        public double? ToleratedFailurePercentage { get; init; }
    }

    /// <summary>Asks the host to end a Map Run whose outcome is no longer wanted, with the executions it has started.</summary>
    /// <param name="MapRunArn">The Map Run.</param>
    public sealed record AbortMapRun(string MapRunArn) : Request;

    /// <summary>Asks the host to take up a Map Run that has ended without success: what succeeded is kept.</summary>
    /// <param name="MapRunArn">The Map Run.</param>
    public sealed record RedriveMapRun(string MapRunArn) : Request;

    /// <summary>Asks the host to send <see cref="Stimulus.Continue"/>: the step reached its limit of transitions.</summary>
    public sealed record ContinueLater : Request;
}
