using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Executions.Nested;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Integrations;

/// <summary>Starts executions from task states: <c>states:startExecution</c>.</summary>
/// <param name="executions">Starts them.</param>
/// <param name="tokens">Makes the tokens of tasks that wait for the end.</param>
/// <param name="random">Makes request ids.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: AWS Step Functions Developer Guide, Start workflow executions from a task state.</remarks>
internal sealed class StatesIntegration(
    ExecutionRegistry executions, TaskTokens tokens, IRandomSource random, TimeProvider timeProvider) : ITaskIntegration
{
    private const string JobSuffix = ".sync";
    private const string ParsedJobSuffix = ".sync:2";

    /// <inheritdoc/>
    public string ResourceType => "states";

    /// <inheritdoc/>
    public bool HasAction(string action) => action == "startExecution";

    /// <inheritdoc/>
    public bool HasJob(string action) => HasAction(action);

    /// <inheritdoc/>
    public async ValueTask CancelAsync(ITurnTransaction transaction, string executionArn, long taskId)
    {
        if (await NestedExecutions.TakeAsync(transaction, executionArn, taskId) is { } nestedArn)
        {
            NestedExecutions.AddStop(transaction, nestedArn, timeProvider.GetUtcNow());
        }
    }

    /// <inheritdoc/>
    public async ValueTask<TaskOutcome> RunAsync(TaskCall call)
    {
        try
        {
            var isParsed = call.Resource.EndsWith(ParsedJobSuffix, StringComparison.Ordinal);
            return isParsed || call.Resource.EndsWith(JobSuffix, StringComparison.Ordinal)
                ? await StartAsync(
                    executions, call, NestedExecutions.Mark(tokens.Make(call.ExecutionArn, call.TaskId), isParsed))
                : await StartAsync(executions, call);
        }
        catch (RequestRefusedException refusal)
        {
            return IntegrationErrors.Optimized("StepFunctions", "AWSStepFunctions", status: 400, refusal, random);
        }
    }

    /// <summary>Starts an execution, which runs in turns of its own.</summary>
    /// <param name="executions">Starts it.</param>
    /// <param name="call">The call.</param>
    /// <param name="waiting">What it keeps of the task that waits for its end; null if none does.</param>
    internal static async ValueTask<TaskOutcome> StartAsync(
        ExecutionRegistry executions, TaskCall call, string? waiting = null)
    {
        var started = await executions.StartInTurnAsync(
            call.Transaction,
            new StartExecutionRequest
            {
                StateMachineArn = TaskParameters.GetText(call.Parameters, "StateMachineArn"),
                Name = TaskParameters.FindText(call.Parameters, "Name"),
                Input = TaskParameters.FindJson(call.Parameters, "Input") ?? "{}",
                TraceHeader = call.TraceHeader,
                WaitingTask = waiting,
            },
            runsNow: false);
        if (waiting is not null && started.IsNew)
        {
            await NestedExecutions.NoteAsync(call, started.ExecutionArn);
        }

        return new TaskOutcome.Succeeded(
            $$"""{"ExecutionArn":"{{started.ExecutionArn}}","StartDate":"{{SdkTime.Format(started.StartedAt)}}"}""");
    }
}
