using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Executions;

namespace Serverlesspresso.Engine.Integrations;

/// <summary>Starts executions from task states: <c>states:startExecution</c>.</summary>
/// <param name="executions">Starts them.</param>
/// <param name="random">Makes request ids.</param>
/// <remarks>Source: AWS Step Functions Developer Guide, Start workflow executions from a task state.</remarks>
internal sealed class StatesIntegration(ExecutionRegistry executions, IRandomSource random) : ITaskIntegration
{
    /// <inheritdoc/>
    public string ResourceType => "states";

    /// <inheritdoc/>
    public bool HasAction(string action) => action == "startExecution";

    /// <inheritdoc/>
    public async ValueTask<TaskOutcome> RunAsync(TaskCall call)
    {
        try
        {
            return await StartAsync(executions, call);
        }
        catch (RequestRefusedException refusal)
        {
            return IntegrationErrors.Optimized("StepFunctions", "AWSStepFunctions", status: 400, refusal, random);
        }
    }

    /// <summary>Starts an execution, which runs in turns of its own.</summary>
    /// <param name="executions">Starts it.</param>
    /// <param name="call">The call.</param>
    internal static async ValueTask<TaskOutcome> StartAsync(ExecutionRegistry executions, TaskCall call)
    {
        var started = await executions.StartInTurnAsync(
            call.Transaction,
            new StartExecutionRequest
            {
                StateMachineArn = TaskParameters.GetText(call.Parameters, "StateMachineArn"),
                Name = TaskParameters.FindText(call.Parameters, "Name"),
                Input = TaskParameters.FindJson(call.Parameters, "Input") ?? "{}",
                TraceHeader = call.TraceHeader,
            },
            runsNow: false);
        return new TaskOutcome.Succeeded(
            $$"""{"ExecutionArn":"{{started.ExecutionArn}}","StartDate":"{{SdkTime.Format(started.StartedAt)}}"}""");
    }
}
