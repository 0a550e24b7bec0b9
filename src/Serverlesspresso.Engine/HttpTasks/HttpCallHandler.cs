using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Makes the calls that executions wait for, and brings them the outcome.</summary>
/// <param name="store">Knows whether an execution still waits.</param>
/// <param name="caller">Makes the calls.</param>
/// <param name="turns">Resumes executions.</param>
internal sealed class HttpCallHandler(IStore store, HttpCaller caller, ExecutionTurns turns) : IOutsideWorkHandler
{
    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.HttpCall;

    /// <inheritdoc/>
    public ValueTask<WorkLane> FindLaneAsync(WorkRow work, CancellationToken cancellationToken) =>
        ValueTask.FromResult(LaneOf(HttpTaskParameters.ReadEndpoint(Read(work).Parameters)));

    /// <inheritdoc/>
    public ValueTask<OutsideCall> PrepareAsync(WorkRow work, CancellationToken cancellationToken)
    {
        var call = Read(work);
        var request = HttpTaskParameters.Read(call.Parameters);
        return ValueTask.FromResult(new OutsideCall(LaneOf(request.Endpoint), stopping => CallAsync(work, call.TaskId, request, stopping)));
    }

    private static WorkLane LaneOf(Uri endpoint)
    {
        var server = HttpCaller.ServerOf(endpoint);
        return new WorkLane(server, server);
    }

    private static HttpCallWork Read(WorkRow work) =>
        JsonSerializer.Deserialize(work.Payload, HttpTaskJsonContext.Default.HttpCallWork)
        ?? throw new JsonException($"The call of the execution '{work.Key}' is null.");

    /// <summary>The same for a call that is made again, another for each try that the state machine asks for.</summary>
    private static string KeyOf(string executionArn, long taskId) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{executionArn}/{taskId}"))));

    private async Task<IWorkHandler> CallAsync(
        WorkRow work, long taskId, HttpTaskRequest request, CancellationToken cancellationToken)
    {
        var execution = await store.ReadAsync(reader => ExecutionTurns.FindAsync(reader, work.Key), cancellationToken);

        // Nobody is called for a task that has timed out, or whose execution was stopped, before its turn came.
        if (execution is null || !ExecutionTurns.IsTaskOpen(execution, taskId))
        {
            return new Outcome(turns, stimulus: null);
        }

        var reply = await caller.CallAsync(request.WithKey(KeyOf(work.Key, taskId)), cancellationToken);
        return new Outcome(turns, HttpTaskResult.Of(reply) switch
        {
            TaskOutcome.Succeeded succeeded => new Stimulus.TaskSucceeded(taskId, succeeded.Output),
            TaskOutcome.Failed failed => new Stimulus.TaskFailed(taskId, failed.Error, failed.Cause),
            _ => throw new UnreachableException(),
        });
    }

    /// <summary>Brings an outcome to the execution that waits for it.</summary>
    private sealed class Outcome(ExecutionTurns turns, Stimulus? stimulus) : IWorkHandler
    {
        public WorkKind Kind => WorkKind.HttpCall;

        public OwnerKey OwnerOf(WorkRow work) => OwnerKey.Execution(work.Key);

        public async ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work)
        {
            if (stimulus is not null && await ExecutionTurns.FindAsync(transaction, work.Key) is { } execution)
            {
                await turns.ResumeAsync(transaction, execution, stimulus);
            }

            return WorkOutcome.Done.Instance;
        }
    }
}
