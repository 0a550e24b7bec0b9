namespace Serverlesspresso.States.Interpretation;

/// <summary>All that an execution is between two steps. Immutable: a step makes a new one.</summary>
public sealed class Checkpoint
{
    /// <summary>The number of the last history event so far.</summary>
    public long LastEventId => throw new NotImplementedException();

    /// <summary>Whether a task of this execution still wants its result.</summary>
    /// <param name="taskId">The task.</param>
    public bool IsTaskOpen(long taskId) => throw new NotImplementedException();

    /// <summary>The stored form, which carries its version.</summary>
    public byte[] Serialize() => throw new NotImplementedException();

    /// <summary>Reads the stored form.</summary>
    /// <param name="stored">What <see cref="Serialize"/> made, by this or an earlier version.</param>
    public static Checkpoint Deserialize(ReadOnlySpan<byte> stored) => throw new NotImplementedException();
}
