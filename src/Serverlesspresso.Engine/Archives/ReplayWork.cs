using System.Text.Json;
using System.Text.Json.Serialization;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Archives;

/// <summary>The work of a replay in the durable queue.</summary>
internal static class ReplayWork
{
    public static void Add(ITurnTransaction transaction, ReplayDocument replay, ReplayStep step, DateTimeOffset due) =>
        transaction.AddWork(new NewWork(
            WorkKind.Replay,
            WorkShards.Of(replay.Name),
            due,
            replay.Name,
            JsonSerializer.Serialize(
                new ReplayOrder(replay.Incarnation, step), ArchiveJsonContext.Default.ReplayOrder)));

    public static ReplayOrder Read(WorkRow work) =>
        JsonSerializer.Deserialize(work.Payload, ArchiveJsonContext.Default.ReplayOrder)
        ?? throw new InvalidDataException($"The work of replay '{work.Key}' is empty.");
}

/// <summary>What a piece of a replay's work holds.</summary>
/// <param name="Incarnation">Tells the replay from an earlier one of the same name.</param>
/// <param name="Step">What is to be done.</param>
internal sealed record ReplayOrder(string Incarnation, ReplayStep Step);

/// <summary>What is to be done about a replay.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReplayStep>))]
internal enum ReplayStep
{
    /// <summary>Replay the next events.</summary>
    GoOn,

    /// <summary>Forget the replay, which ended long ago.</summary>
    Forget,
}
