using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Tasks;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Interpretation;

/// <summary>Makes frames of their stored form by looking their states up in a definition.</summary>
internal static class FrameBinder
{
    public static Frame[] Bind(CheckpointReader stored, StateMachineDefinition definition)
    {
        var frames = new List<Frame>(stored.Frames.Count);
        foreach (var item in stored.Frames.Items)
        {
            var members = (JsonObject)item;
            var parent = members["parent"] is null
                ? null
                : frames.Find(frame => frame.Id == CheckpointReader.Number(members, "parent"));
            frames.Add(Bind(members, stored.Payloads, parent, LevelOf(members, parent, definition)));
        }

        return [.. frames];
    }

    private static StateGroup LevelOf(JsonObject stored, Frame? parent, StateMachineDefinition definition)
    {
        if (parent is null)
        {
            return definition.Level;
        }

        return parent.State is ForkState fork
            ? fork.GroupOf((int)CheckpointReader.Number(stored, "index"))
            : throw new ArgumentException(
                $"The checkpoint has branches in state '{parent.State.Name}', but the definition has none there.");
    }

    private static Frame Bind(JsonObject stored, JsonArray payloads, Frame? parent, StateGroup level)
    {
        var name = CheckpointReader.Text(stored, "state");
        if (!level.States.TryGetValue(name, out var state))
        {
            throw new ArgumentException(
                $"The checkpoint is in state '{name}', but the definition has no such state: it is not the one the execution started with.");
        }

        return new Frame
        {
            Id = (int)CheckpointReader.Number(stored, "id"),
            Parent = parent,
            Index = (int)CheckpointReader.Number(stored, "index"),
            Group = level,
            State = state,
            Phase = (Phase)CheckpointReader.Number(stored, "phase"),
            Input = CheckpointReader.Payload(payloads, stored, "input"),
            EnteredEventId = CheckpointReader.Number(stored, "entered"),
            EnteredTime = new DateTimeOffset(CheckpointReader.Number(stored, "ticks"), TimeSpan.Zero),
            PreviousEventId = CheckpointReader.Number(stored, "previous"),
            TimerId = CheckpointReader.Number(stored, "timer"),
            RetryCount = (int)CheckpointReader.Number(stored, "retries"),
            Attempts = stored["attempts"] is null
                ? null
                : [.. CheckpointReader.Numbers(stored, "attempts").Select(count => (int)count)],
            Task = stored["task"] is JsonObject task ? BindTask(task) : null,
            MapRun = stored["mapRun"] is JsonObject mapRun ? BindMapRun(mapRun) : null,
            Fork = stored["fork"] is JsonObject fork ? BindFork(fork, payloads) : null,
            Variables = stored["variables"] is null
                ? JsonObject.Empty
                : (JsonObject)CheckpointReader.Payload(payloads, stored, "variables"),
        };
    }

    private static Fork BindFork(JsonObject stored, JsonArray payloads) => new(
        [.. CheckpointReader.Numbers(stored, "results").Select(number => number < 0 ? null : payloads[(int)number])])
    {
        Started = (int)CheckpointReader.Number(stored, "started"),
        Active = (int)CheckpointReader.Number(stored, "active"),
    };

    private static OpenMapRun BindMapRun(JsonObject stored) => new(CheckpointReader.Text(stored, "arn"))
    {
        IsRunning = CheckpointReader.Number(stored, "running") != 0,
        RedriveCount = (int)CheckpointReader.Number(stored, "redrives"),
        Batches = stored["batches"] is null
            ? null
            : new BatchSizes([.. CheckpointReader.Numbers(stored, "batches").Select(number => (int)number)]),
    };

    private static OpenTask BindTask(JsonObject stored) => new(CheckpointReader.Number(stored, "id"))
    {
        TimeoutTimer = CheckpointReader.Number(stored, "timeout"),
        HeartbeatTimer = CheckpointReader.Number(stored, "heartbeat"),
        TimeoutSeconds = CheckpointReader.Number(stored, "timeoutSeconds"),
        HeartbeatSeconds = CheckpointReader.Number(stored, "heartbeatSeconds"),
        IsSubmitted = CheckpointReader.Number(stored, "submitted") != 0,
    };
}
