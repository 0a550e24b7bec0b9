using System.Buffers;
using System.Text.Json;
using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Tasks;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Interpretation;

/// <summary>Writes the stored form of a checkpoint: compact JSON in which equal payloads stand once.</summary>
internal sealed class CheckpointWriter(Checkpoint checkpoint, Frame[] frames)
{
    public const int Version = 1;

    private readonly List<JsonValue> _payloads = [];
    private readonly Dictionary<JsonValue, int> _numbers = new(ReferenceEqualityComparer.Instance);

    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            SkipValidation = true,
        });
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteNumber("lastEvent", checkpoint.LastEventId);
        writer.WriteNumber("lastTimer", checkpoint.LastTimerId);
        writer.WriteNumber("lastFrame", checkpoint.LastFrameId);
        writer.WriteNumber("machineTimer", checkpoint.MachineTimer);
        if (checkpoint.RedriveCount > 0)
        {
            writer.WriteNumber("redrives", checkpoint.RedriveCount);
            writer.WriteNumber("redriven", checkpoint.RedriveTime.UtcTicks);
        }

        WriteStart(writer, checkpoint.Start);
        writer.WriteNumber("input", NumberOf(checkpoint.Input));
        writer.WriteStartArray("ready");
        foreach (var id in checkpoint.Ready)
        {
            writer.WriteNumberValue(id);
        }

        writer.WriteEndArray();
        WriteFrames(writer);
        WritePayloads(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteStart(Utf8JsonWriter writer, ExecutionStart start)
    {
        writer.WriteStartObject("start");
        writer.WriteString("executionArn", start.ExecutionArn);
        writer.WriteString("executionName", start.ExecutionName);
        writer.WriteString("stateMachineArn", start.StateMachineArn);
        writer.WriteString("stateMachineName", start.StateMachineName);
        writer.WriteString("roleArn", start.RoleArn);
        writer.WriteString("region", start.Region);
        writer.WriteNumber("ticks", start.StartTime.UtcTicks);
        writer.WriteEndObject();
    }

    private void WriteFrames(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("frames");
        foreach (var frame in frames)
        {
            WriteFrame(writer, frame);
        }

        writer.WriteEndArray();
    }

    private void WriteFrame(Utf8JsonWriter writer, Frame frame)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", frame.Id);
        if (frame.Parent is { } parent)
        {
            writer.WriteNumber("parent", parent.Id);
            writer.WriteNumber("index", frame.Index);
        }

        writer.WriteString("state", frame.State.Name);
        writer.WriteNumber("phase", (int)frame.Phase);
        writer.WriteNumber("input", NumberOf(frame.Input));
        writer.WriteNumber("entered", frame.EnteredEventId);
        writer.WriteNumber("ticks", frame.EnteredTime.UtcTicks);
        writer.WriteNumber("previous", frame.PreviousEventId);
        WriteUnlessZero(writer, "timer", frame.TimerId);
        WriteUnlessZero(writer, "retries", frame.RetryCount);
        if (frame.Attempts is { } attempts)
        {
            writer.WriteStartArray("attempts");
            Array.ForEach(attempts, writer.WriteNumberValue);
            writer.WriteEndArray();
        }

        if (frame.Task is { } task)
        {
            WriteTask(writer, task);
        }

        if (frame.Fork is { } fork)
        {
            WriteFork(writer, fork);
        }

        if (frame.MapRun is { } mapRun)
        {
            WriteMapRun(writer, mapRun);
        }

        if (frame.Variables.Count > 0)
        {
            writer.WriteNumber("variables", NumberOf(frame.Variables));
        }

        writer.WriteEndObject();
    }

    private static void WriteTask(Utf8JsonWriter writer, OpenTask task)
    {
        writer.WriteStartObject("task");
        writer.WriteNumber("id", task.Id);
        WriteUnlessZero(writer, "timeout", task.TimeoutTimer);
        WriteUnlessZero(writer, "heartbeat", task.HeartbeatTimer);
        WriteUnlessZero(writer, "timeoutSeconds", task.TimeoutSeconds);
        WriteUnlessZero(writer, "heartbeatSeconds", task.HeartbeatSeconds);
        WriteUnlessZero(writer, "submitted", task.IsSubmitted ? 1 : 0);
        writer.WriteEndObject();
    }

    private static void WriteMapRun(Utf8JsonWriter writer, OpenMapRun mapRun)
    {
        writer.WriteStartObject("mapRun");
        writer.WriteString("arn", mapRun.Arn);
        WriteUnlessZero(writer, "running", mapRun.IsRunning ? 1 : 0);
        WriteUnlessZero(writer, "redrives", mapRun.RedriveCount);
        if (mapRun.Batches is { } batches)
        {
            writer.WriteStartArray("batches");
            foreach (var number in batches.Runs)
            {
                writer.WriteNumberValue(number);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>Outputs stand as payload numbers, -1 for those still to come.</summary>
    private void WriteFork(Utf8JsonWriter writer, Fork fork)
    {
        writer.WriteStartObject("fork");
        writer.WriteNumber("started", fork.Started);
        writer.WriteNumber("active", fork.Active);
        writer.WriteStartArray("results");
        foreach (var result in fork.Results)
        {
            writer.WriteNumberValue(result is null ? -1 : NumberOf(result));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WritePayloads(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("payloads");
        foreach (var payload in _payloads)
        {
            writer.WriteRawValue(payload.ToText(), skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    private int NumberOf(JsonValue payload)
    {
        if (!_numbers.TryGetValue(payload, out var number))
        {
            number = _payloads.Count;
            _payloads.Add(payload);
            _numbers.Add(payload, number);
        }

        return number;
    }

    private static void WriteUnlessZero(Utf8JsonWriter writer, string name, long number)
    {
        if (number != 0)
        {
            writer.WriteNumber(name, number);
        }
    }
}
