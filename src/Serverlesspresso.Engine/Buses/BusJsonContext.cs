using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Buses;

/// <summary>Reads and writes the stored shapes of this folder.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BusDocument))]
[JsonSerializable(typeof(RuleDocument))]
[JsonSerializable(typeof(ScheduledFiring))]
[JsonSerializable(typeof(PendingFiring))]
[JsonSerializable(typeof(IReadOnlyList<EventRoute>))]
internal sealed partial class BusJsonContext : JsonSerializerContext
{
    // A row never changes, and the store keeps those in use: each is read once, and not with every event.
    private static readonly ConditionalWeakTable<DefinitionRow, BusDocument> Buses = [];
    private static readonly ConditionalWeakTable<DefinitionRow, RuleDocument> Rules = [];

    /// <summary>Reads a bus's row.</summary>
    /// <param name="row">The row.</param>
    public static BusDocument ReadBus(DefinitionRow row) => Buses.GetValue(row, ParseBus);

    /// <summary>Reads a rule's row.</summary>
    /// <param name="row">The row.</param>
    public static RuleDocument ReadRule(DefinitionRow row) => Rules.GetValue(row, ParseRule);

    private static BusDocument ParseBus(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, Default.BusDocument)
        ?? throw new InvalidDataException($"The stored bus '{row.Name}' is empty.");

    private static RuleDocument ParseRule(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, Default.RuleDocument)
        ?? throw new InvalidDataException($"The stored rule '{row.Name}' is empty.");
}
