using System.Text.Json;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Has calls of <c>http:invoke</c> made outside of the turn: it keeps them as work whose outcome comes later.</summary>
/// <param name="caller">Knows what may be called.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class HttpIntegration(HttpCaller caller, TimeProvider timeProvider) : ITaskIntegration
{
    /// <summary>The name of this service among those of tasks.</summary>
    public const string Type = "http";

    /// <inheritdoc/>
    public string ResourceType => Type;

    /// <inheritdoc/>
    public bool HasAction(string action) => action == "invoke";

    /// <inheritdoc/>
    public ValueTask<TaskOutcome> RunAsync(TaskCall call)
    {
        try
        {
            var request = HttpTaskParameters.Read(call.Parameters);
            if (!caller.Allows(request.Endpoint))
            {
                return ValueTask.FromResult<TaskOutcome>(HttpCaller.NotAllowed(request.Endpoint));
            }
        }
        catch (HttpTaskParameterException refusal)
        {
            return ValueTask.FromResult<TaskOutcome>(new TaskOutcome.Failed(refusal.Code, refusal.Message));
        }

        var payload = JsonSerializer.Serialize(
            new HttpCallWork(call.TaskId, call.Parameters), HttpTaskJsonContext.Default.HttpCallWork);
        call.Transaction.AddWork(new NewWork(
            WorkKind.HttpCall, WorkShards.Of(call.ExecutionArn), timeProvider.GetUtcNow(), call.ExecutionArn, payload));
        return ValueTask.FromResult<TaskOutcome>(TaskOutcome.Waiting.Instance);
    }
}
