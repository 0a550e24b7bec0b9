using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Interpretation;

/// <summary>All that an execution is between two steps. Immutable: a step makes a new one.</summary>
/// <remarks>It holds what is needed to go on, never the past: its size does not grow with history.</remarks>
public sealed class Checkpoint
{
    private readonly CheckpointReader? _stored;
    private Binding? _binding;

    internal Checkpoint(
        StateMachineDefinition definition,
        ExecutionStart start,
        JsonValue input,
        List<Frame> frames,
        int[] ready)
    {
        _binding = new Binding(definition, [.. frames]);
        Start = start;
        Input = input;
        Ready = ready;
        OpenTasks = [.. frames.Where(frame => frame.Task is not null).Select(frame => frame.Task!.Id)];
    }

    internal Checkpoint(CheckpointReader stored)
    {
        _stored = stored;
        Start = stored.Start;
        Input = stored.Input;
        Ready = stored.Ready;
        LastEventId = stored.LastEventId;
        LastTimerId = stored.LastTimerId;
        LastFrameId = stored.LastFrameId;
        MachineTimer = stored.MachineTimer;
        RedriveCount = stored.RedriveCount;
        RedriveTime = stored.RedriveTime;
        OpenTasks = stored.OpenTasks;
    }

    /// <summary>The number of the last history event so far.</summary>
    public long LastEventId { get; internal init; }

    /// <summary>How often the execution has been redriven.</summary>
    public int RedriveCount { get; internal init; }

    internal ExecutionStart Start { get; }

    /// <summary>The execution's input, parsed.</summary>
    internal JsonValue Input { get; }

    internal long LastTimerId { get; init; }

    internal int LastFrameId { get; init; }

    internal long MachineTimer { get; init; }

    /// <summary>When it was redriven last; of no meaning if it never was.</summary>
    internal DateTimeOffset RedriveTime { get; init; }

    /// <summary>The frames that wait for <see cref="Stimulus.Continue"/>, in the order they go on.</summary>
    internal int[] Ready { get; }

    private long[] OpenTasks { get; }

    /// <summary>Whether a task of this execution still wants its result.</summary>
    /// <param name="taskId">The task.</param>
    public bool IsTaskOpen(long taskId) => Array.IndexOf(OpenTasks, taskId) >= 0;

    /// <summary>The stored form, which carries its version.</summary>
    public byte[] Serialize() => _stored?.Bytes.ToArray() ?? new CheckpointWriter(this, _binding!.Frames).Write(); // Bound unless stored.

    /// <summary>Reads the stored form.</summary>
    /// <param name="stored">What <see cref="Serialize"/> made, by this or an earlier version.</param>
    /// <exception cref="FormatException">It is damaged, or made by a later version.</exception>
    public static Checkpoint Deserialize(ReadOnlySpan<byte> stored) => new(CheckpointReader.Read(stored));

    internal static Checkpoint Initial(StateMachineDefinition definition, ExecutionStart start, JsonValue input) =>
        new(
            definition,
            start,
            input,
            [new Frame { Id = 0, Group = definition.Level, State = definition.Level.Start, Input = input }],
            ready: []);

    /// <summary>The frames as they were left, with their states looked up in a definition.</summary>
    /// <exception cref="ArgumentException">The definition has no state of a stored name.</exception>
    internal Frame[] BindFrames(StateMachineDefinition definition)
    {
        var binding = _binding;
        if (binding is null || !ReferenceEquals(binding.Definition, definition))
        {
            var stored = _stored ?? CheckpointReader.Read(Serialize());
            binding = new Binding(definition, FrameBinder.Bind(stored, definition));
            _binding = binding;
        }

        return binding.Frames;
    }

    internal List<Frame> FindReady(List<Frame> frames) =>
        [.. Ready.Select(id => frames.Find(frame => frame.Id == id)!)]; // A checkpoint names its own frames only.

    private sealed record Binding(StateMachineDefinition Definition, Frame[] Frames);
}
