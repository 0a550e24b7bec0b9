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
        var frames = new Frame[stored.Frames.Count];
        for (var i = 0; i < frames.Length; i++)
        {
            frames[i] = Bind((JsonObject)stored.Frames[i], stored.Payloads, definition.Level);
        }

        return frames;
    }

    private static Frame Bind(JsonObject stored, JsonArray payloads, StateGroup level)
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
            Variables = stored["variables"] is null
                ? JsonObject.Empty
                : (JsonObject)CheckpointReader.Payload(payloads, stored, "variables"),
        };
    }

    private static OpenTask BindTask(JsonObject stored) => new(CheckpointReader.Number(stored, "id"))
    {
        TimeoutTimer = CheckpointReader.Number(stored, "timeout"),
        HeartbeatTimer = CheckpointReader.Number(stored, "heartbeat"),
        HeartbeatSeconds = CheckpointReader.Number(stored, "heartbeatSeconds"),
        IsSubmitted = CheckpointReader.Number(stored, "submitted") != 0,
    };
}
