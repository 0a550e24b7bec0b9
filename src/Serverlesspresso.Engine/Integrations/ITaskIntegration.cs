using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Integrations;

/// <summary>A service that task states can call. Calls of services that live in the store join the turn.</summary>
public interface ITaskIntegration
{
    /// <summary>The service, as the resource of a task names it, for example <c>events</c> or <c>aws-sdk:sfn</c>.</summary>
    string ResourceType { get; }

    /// <summary>Whether the service has an action here. A definition that calls any other is refused.</summary>
    /// <param name="action">The action, for example <c>putEvents</c>; for a plain function ARN the ARN.</param>
    bool HasAction(string action);

    /// <summary>Whether a task can wait for the end of what an action begins (<c>.sync</c>).</summary>
    /// <param name="action">The action.</param>
    bool HasJob(string action) => false;

    /// <summary>Carries out a task, or its request if the task waits for a token.</summary>
    /// <param name="call">The call.</param>
    ValueTask<TaskOutcome> RunAsync(TaskCall call);

    /// <summary>Gives up a task whose result nobody wants any more.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="executionArn">The execution that asked for it.</param>
    /// <param name="taskId">The task within it.</param>
    ValueTask CancelAsync(ITurnTransaction transaction, string executionArn, long taskId) =>
        // What lives in the store is done within its turn: most services have nothing under way to stop.
        ValueTask.CompletedTask;
}
