using System.Buffers.Binary;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.Executions;

/// <summary>What the engine keeps of an execution that runs: the interpreter's checkpoint, and the work of its timers.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="TimerWork">The work id of each timer.</param>
internal sealed record ExecutionProgress(Checkpoint Checkpoint, IReadOnlyDictionary<long, long> TimerWork)
{
    private const byte StoredVersion = 1;
    private const int HeaderBytes = 1 + sizeof(int);
    private const int TimerBytes = 2 * sizeof(long);

    /// <summary>The stored form: version, timers, checkpoint.</summary>
    public byte[] Serialize()
    {
        var checkpoint = Checkpoint.Serialize();
        var stored = new byte[HeaderBytes + (TimerWork.Count * TimerBytes) + checkpoint.Length];
        stored[0] = StoredVersion;
        BinaryPrimitives.WriteInt32LittleEndian(stored.AsSpan(1), TimerWork.Count);
        var place = HeaderBytes;
        foreach (var (timerId, workId) in TimerWork)
        {
            BinaryPrimitives.WriteInt64LittleEndian(stored.AsSpan(place), timerId);
            BinaryPrimitives.WriteInt64LittleEndian(stored.AsSpan(place + sizeof(long)), workId);
            place += TimerBytes;
        }

        checkpoint.CopyTo(stored, place);
        return stored;
    }

    /// <summary>Reads the stored form.</summary>
    /// <param name="stored">What <see cref="Serialize"/> made, by this or an earlier version.</param>
    public static ExecutionProgress Deserialize(ReadOnlySpan<byte> stored)
    {
        if (stored[0] != StoredVersion)
        {
            throw new InvalidDataException($"A checkpoint has version {stored[0]}; this server reads {StoredVersion}.");
        }

        var timers = new Dictionary<long, long>();
        var count = BinaryPrimitives.ReadInt32LittleEndian(stored[1..]);
        var place = HeaderBytes;
        for (var index = 0; index < count; index++)
        {
            timers.Add(
                BinaryPrimitives.ReadInt64LittleEndian(stored[place..]),
                BinaryPrimitives.ReadInt64LittleEndian(stored[(place + sizeof(long))..]));
            place += TimerBytes;
        }

        return new ExecutionProgress(Checkpoint.Deserialize(stored[place..]), timers);
    }
}
