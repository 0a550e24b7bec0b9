using System.Text.Json;
using System.Text.Json.Serialization;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Buses;

/// <summary>
/// The one instant that a rule with a schedule waits for. It has a row of its own, named as the rule's: all deliveries of
/// the rule read the rule, and are not to run again each time it fires.
/// </summary>
/// <param name="Run">Which of the rule's schedules it is of.</param>
/// <param name="Instant">The instant.</param>
/// <param name="WorkId">The work that waits for it.</param>
internal sealed record PendingFiring(string Run, DateTimeOffset Instant, long WorkId)
{
    /// <summary>The version of the stored shape.</summary>
    [JsonPropertyName("v")]
    public int Version { get; init; } = 1;

    /// <summary>Reads what a rule waits for; null if it is nothing.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="rule">The rule.</param>
    public static async ValueTask<PendingFiring?> FindAsync(IStoreReader reader, RuleDocument rule) =>
        await reader.GetDefinitionAsync(DefinitionKind.RuleSchedule, KeyOf(rule)) is { } row ? Read(row) : null;

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    public static PendingFiring Read(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, BusJsonContext.Default.PendingFiring)
        ?? throw new InvalidDataException($"The stored instant of the rule '{row.Name}' is empty.");

    /// <summary>Writes what a rule waits for, once the turn has read what it waited for before.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="pending">What it waits for.</param>
    public static void Put(ITurnTransaction transaction, RuleDocument rule, PendingFiring pending) =>
        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.RuleSchedule,
            Name = KeyOf(rule),
            Document = JsonSerializer.Serialize(pending, BusJsonContext.Default.PendingFiring),
        });

    /// <summary>Deletes what a rule waits for, which the turn has read.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="rule">The rule.</param>
    public static void Delete(ITurnTransaction transaction, RuleDocument rule) =>
        transaction.DeleteDefinition(DefinitionKind.RuleSchedule, KeyOf(rule));

    private static string KeyOf(RuleDocument rule) => BusNames.RuleKeyOf(rule.BusName, rule.Name);
}
