using System.Text.Json;
using System.Text.Json.Nodes;
using Serverlesspresso.Engine.Activities;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Integrations;

/// <summary>Calls the workflow engine's own API from task states: <c>aws-sdk:sfn</c>.</summary>
/// <param name="executions">The executions.</param>
/// <param name="answers">Resumes those that wait.</param>
/// <param name="workers">Takes tasks of activities.</param>
/// <param name="random">Makes request ids.</param>
/// <remarks>Source: AWS Step Functions Developer Guide, AWS SDK service integrations.</remarks>
internal sealed class SfnIntegration(
    ExecutionRegistry executions, TaskAnswers answers, ActivityWorkers workers, IRandomSource random) : ITaskIntegration
{
    private const int ExecutionsPerPageMax = 1_000;
    private const int ExecutionsPerPageDefault = 100;

    private static readonly string[] Actions =
        ["sendTaskSuccess", "sendTaskFailure", "sendTaskHeartbeat", "startExecution", "listExecutions", "getActivityTask"];

    /// <inheritdoc/>
    public string ResourceType => "aws-sdk:sfn";

    /// <inheritdoc/>
    public bool HasAction(string action) => Actions.Contains(action);

    /// <inheritdoc/>
    public async ValueTask<TaskOutcome> RunAsync(TaskCall call)
    {
        try
        {
            return call.Action switch
            {
                "sendTaskSuccess" => await SendTaskSuccessAsync(call),
                "sendTaskFailure" => await SendTaskFailureAsync(call),
                "sendTaskHeartbeat" => await SendTaskHeartbeatAsync(call),
                "startExecution" => await StatesIntegration.StartAsync(executions, call),
                "getActivityTask" => await GetActivityTaskAsync(call),
                "listExecutions" => await ListExecutionsAsync(call),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (RequestRefusedException refusal)
        {
            return IntegrationErrors.Sdk("Sfn", refusal, random);
        }
    }

    private async ValueTask<TaskOutcome> SendTaskSuccessAsync(TaskCall call)
    {
        var token = TaskParameters.GetText(call.Parameters, "TaskToken");
        var output = TaskParameters.FindJson(call.Parameters, "Output") ?? throw new TaskParameterException("Output");
        await answers.SendTaskSuccessInTurnAsync(call.Transaction, token, output);
        return new TaskOutcome.Succeeded("{}");
    }

    private async ValueTask<TaskOutcome> SendTaskFailureAsync(TaskCall call)
    {
        var token = TaskParameters.GetText(call.Parameters, "TaskToken");
        var error = TaskParameters.FindText(call.Parameters, "Error");
        var cause = TaskParameters.FindText(call.Parameters, "Cause");
        await answers.SendTaskFailureInTurnAsync(call.Transaction, token, error, cause);
        return new TaskOutcome.Succeeded("{}");
    }

    private async ValueTask<TaskOutcome> SendTaskHeartbeatAsync(TaskCall call)
    {
        var token = TaskParameters.GetText(call.Parameters, "TaskToken");
        await answers.SendTaskHeartbeatInTurnAsync(call.Transaction, token);
        return new TaskOutcome.Succeeded("{}");
    }

    /// <summary>Answers at once, also that there is no task: a turn waits for nobody.</summary>
    private async ValueTask<TaskOutcome> GetActivityTaskAsync(TaskCall call)
    {
        var activityArn = TaskParameters.GetText(call.Parameters, "ActivityArn");
        var workerName = TaskParameters.FindText(call.Parameters, "WorkerName");
        return await workers.TakeInTurnAsync(call.Transaction, activityArn, workerName) is { } task
            ? new TaskOutcome.Succeeded(new JsonObject { ["Input"] = task.Input, ["TaskToken"] = task.TaskToken }.ToJsonString())
            : new TaskOutcome.Succeeded("{}");
    }

    private static async ValueTask<TaskOutcome> ListExecutionsAsync(TaskCall call)
    {
        var limit = TaskParameters.FindNumber(call.Parameters, "MaxResults") ?? ExecutionsPerPageDefault;
        var machineArn = TaskParameters.GetText(call.Parameters, "StateMachineArn");
        var query = new ExecutionQuery(
            machineArn,
            ReadStatus(TaskParameters.FindText(call.Parameters, "StatusFilter")),
            After: null,
            Math.Clamp(limit, 1, ExecutionsPerPageMax));
        var page = await ExecutionRegistry.ListStandardInTurnAsync(call.Transaction, query);
        return new TaskOutcome.Succeeded(WriteList(page.Executions));
    }

    private static ExecutionStatus? ReadStatus(string? filter)
    {
        if (filter is null)
        {
            return null;
        }

        foreach (var status in Enum.GetValues<ExecutionStatus>())
        {
            if (status.ToWireName() == filter)
            {
                return status;
            }
        }

        throw new InvalidStatusFilterException(filter);
    }

    private static string WriteList(IReadOnlyList<ExecutionRow> executions)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("Executions");
            foreach (var execution in executions)
            {
                writer.WriteStartObject();
                writer.WriteString("ExecutionArn", execution.Arn);
                writer.WriteString("Name", execution.Name);
                writer.WriteNumber("RedriveCount", execution.RedriveCount);
                if (execution.RedrivenAt is { } redrivenAt)
                {
                    writer.WriteString("RedriveDate", SdkTime.Format(redrivenAt));
                }

                writer.WriteString("StartDate", SdkTime.Format(execution.StartedAt));
                writer.WriteString("StateMachineArn", execution.StateMachineArn);
                writer.WriteString("Status", execution.Status.ToWireName());
                if (execution.StoppedAt is { } stoppedAt)
                {
                    writer.WriteString("StopDate", SdkTime.Format(stoppedAt));
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
