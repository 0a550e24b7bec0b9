using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Activities;

/// <summary>Puts the tasks of activities where workers find them.</summary>
/// <param name="tasks">The tasks that wait.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class ActivityIntegration(ActivityTasks tasks, TimeProvider timeProvider) : ITaskIntegration
{
    /// <summary>The name of this service among those of tasks.</summary>
    public const string Type = "activity";

    /// <inheritdoc/>
    public string ResourceType => Type;

    /// <inheritdoc/>
    public bool HasAction(string action) => ActivityArns.IsActivity(action);

    /// <inheritdoc/>
    public async ValueTask<TaskOutcome> RunAsync(TaskCall call)
    {
        var task = new WaitingTask(call.Action, timeProvider.GetUtcNow(), call.Parameters.GetRawText());
        await tasks.AddAsync(call.Transaction, new ActivityTaskKey(call.ExecutionArn, call.TaskId), task);
        return TaskOutcome.Waiting.Instance;
    }

    /// <inheritdoc/>
    public async ValueTask CancelAsync(ITurnTransaction transaction, string executionArn, long taskId) =>
        await ActivityTasks.RemoveAsync(transaction, new ActivityTaskKey(executionArn, taskId));
}
