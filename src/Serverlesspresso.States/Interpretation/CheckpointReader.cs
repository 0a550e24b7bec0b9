using System.Globalization;
using System.Text;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Interpretation;

/// <summary>Reads the stored form of a checkpoint; the frames wait for a definition to be bound to.</summary>
internal sealed class CheckpointReader
{
    /// <summary>The stored form's own levels around a payload.</summary>
    private const int LevelsAroundPayloads = 4;

    private CheckpointReader(byte[] bytes, JsonObject stored)
    {
        Bytes = bytes;
        Payloads = Array(stored, "payloads");
        Frames = Array(stored, "frames");
        Input = Payload(Payloads, stored, "input");
        LastEventId = Number(stored, "lastEvent");
        LastTimerId = Number(stored, "lastTimer");
        LastFrameId = (int)Number(stored, "lastFrame");
        MachineTimer = Number(stored, "machineTimer");
        RedriveCount = (int)Number(stored, "redrives");
        RedriveTime = new DateTimeOffset(Number(stored, "redriven"), TimeSpan.Zero);
        Ready = [.. Numbers(stored, "ready").Select(id => (int)id)];
        Start = ReadStart((JsonObject)Member(stored, "start"), Input);
        OpenTasks = [.. Frames.Items.ToArray()
            .Select(frame => ((JsonObject)frame)["task"] as JsonObject)
            .Where(task => task is not null)
            .Select(task => Number(task!, "id"))];
    }

    /// <summary>The stored form itself.</summary>
    public byte[] Bytes { get; }

    /// <summary>The payloads that frames refer to by number.</summary>
    public JsonArray Payloads { get; }

    public JsonArray Frames { get; }

    public JsonValue Input { get; }

    public long LastEventId { get; }

    public long LastTimerId { get; }

    public int LastFrameId { get; }

    public long MachineTimer { get; }

    public int RedriveCount { get; }

    public DateTimeOffset RedriveTime { get; }

    public int[] Ready { get; }

    public ExecutionStart Start { get; }

    public long[] OpenTasks { get; }

    public static CheckpointReader Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new JsonTextReader(Encoding.UTF8.GetString(bytes), JsonText.DepthMax + LevelsAroundPayloads);
        if (reader.Read() is not JsonObject stored || stored["version"] is not JsonNumber version)
        {
            throw new FormatException($"The stored checkpoint is damaged: {reader.Problem ?? "it is no object with a version"}.");
        }

        if (!version.TryGetLong(out var number) || number is < 1 or > CheckpointWriter.Version)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"The stored checkpoint has version {version.Text}, but this program reads versions 1 to {CheckpointWriter.Version}."));
        }

        return new CheckpointReader(bytes.ToArray(), stored);
    }

    /// <summary>A number of the stored form; 0 if it was left out.</summary>
    public static long Number(JsonObject from, string name) => from[name] switch
    {
        null => 0,
        JsonNumber number when number.TryGetLong(out var value) => value,
        _ => throw Damaged(name),
    };

    public static IEnumerable<long> Numbers(JsonObject from, string name) =>
        Array(from, name).Items.ToArray().Select(item => item is JsonNumber number && number.TryGetLong(out var value)
            ? value
            : throw Damaged(name));

    public static string Text(JsonObject from, string name) =>
        from[name] is JsonString text ? text.Text : throw Damaged(name);

    public static JsonValue Payload(JsonArray payloads, JsonObject from, string name)
    {
        var number = Number(from, name);
        return number >= 0 && number < payloads.Count ? payloads[(int)number] : throw Damaged(name);
    }

    public static FormatException Damaged(string name) => new($"The stored checkpoint is damaged at '{name}'.");

    private static JsonArray Array(JsonObject from, string name) => from[name] as JsonArray ?? throw Damaged(name);

    private static JsonValue Member(JsonObject from, string name) => from[name] as JsonObject ?? throw Damaged(name);

    private static ExecutionStart ReadStart(JsonObject stored, JsonValue input) => new()
    {
        ExecutionArn = Text(stored, "executionArn"),
        ExecutionName = Text(stored, "executionName"),
        StateMachineArn = Text(stored, "stateMachineArn"),
        StateMachineName = Text(stored, "stateMachineName"),
        RoleArn = Text(stored, "roleArn"),
        Region = Text(stored, "region"),
        StartTime = new DateTimeOffset(Number(stored, "ticks"), TimeSpan.Zero),
        Input = input.ToText(),
    };
}
