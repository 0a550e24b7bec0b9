using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverlesspresso.Engine.Buses;

/// <summary>What a piece of work holds that waits for an instant of a rule's schedule.</summary>
/// <param name="RuleName">The rule, on the default bus.</param>
/// <param name="Run">Which of the rule's schedules it is of.</param>
/// <param name="Instant">The instant.</param>
internal sealed record ScheduledFiring(string RuleName, string Run, DateTimeOffset Instant)
{
    /// <summary>The version of the stored shape.</summary>
    [JsonPropertyName("v")]
    public int Version { get; init; } = 1;

    /// <summary>Writes the payload.</summary>
    public static string Write(ScheduledFiring firing) =>
        JsonSerializer.Serialize(firing, BusJsonContext.Default.ScheduledFiring);

    /// <summary>Reads a payload.</summary>
    public static ScheduledFiring Read(string payload) =>
        JsonSerializer.Deserialize(payload, BusJsonContext.Default.ScheduledFiring)
        ?? throw new InvalidDataException("The stored firing of a rule is empty.");
}
