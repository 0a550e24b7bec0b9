using System.Text.Json.Nodes;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>The worker of an activity: a state machine that takes a task and does with its token what its states say.</summary>
internal sealed class CaseWorker(ConformanceCase recorded, Request.RunTask task)
{
    private const string TakeAction = "aws-sdk:sfn:getActivityTask";
    private const string First = "TaskReceived";

    /// <summary>What the execution hears of the worker, and how long after the task was scheduled.</summary>
    public IEnumerable<(TimeSpan Delay, Stimulus Stimulus)> Work()
    {
        if (recorded.Workers.FirstOrDefault() is not { } worker)
        {
            yield break;
        }

        var states = worker["States"]!.AsObject();
        var take = states.Select(state => state.Value!).First(state => ResourceOf(state).EndsWith(TakeAction, StringComparison.Ordinal));
        yield return (TimeSpan.Zero, new Stimulus.TaskTaken(task.TaskId, take["Parameters"]!["WorkerName"]?.GetValue<string>()));

        var delay = TimeSpan.Zero;
        for (var name = First; name is not null; name = states[name]!["Next"]?.GetValue<string>())
        {
            delay += TimeSpan.FromSeconds(states[name]!["Seconds"]?.GetValue<int>() ?? 0);
            if (Answer(states[name]!) is { } stimulus)
            {
                yield return (delay, stimulus);
            }
        }
    }

    private static string ResourceOf(JsonNode state) => state["Resource"]?.GetValue<string>() ?? string.Empty;

    private Stimulus? Answer(JsonNode state)
    {
        var resource = ResourceOf(state);
        return resource[(resource.LastIndexOf(':') + 1)..] switch
        {
            "sendTaskSuccess" => new Stimulus.TaskSucceeded(task.TaskId, task.Parameters),
            "sendTaskHeartbeat" => new Stimulus.TaskHeartbeat(task.TaskId),
            "sendTaskFailure" => new Stimulus.TaskFailed(
                task.TaskId,
                state["Parameters"]!["Error"]?.GetValue<string>(),
                state["Parameters"]!["Cause"]?.GetValue<string>()),
            _ => null,
        };
    }
}
