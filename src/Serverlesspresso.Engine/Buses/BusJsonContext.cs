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
[JsonSerializable(typeof(IReadOnlyList<EventRoute>))]
internal sealed partial class BusJsonContext : JsonSerializerContext
{
    /// <summary>Reads a bus's row.</summary>
    /// <param name="row">The row.</param>
    public static BusDocument ReadBus(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, Default.BusDocument)
        ?? throw new InvalidDataException($"The stored bus '{row.Name}' is empty.");

    /// <summary>Reads a rule's row.</summary>
    /// <param name="row">The row.</param>
    public static RuleDocument ReadRule(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, Default.RuleDocument)
        ?? throw new InvalidDataException($"The stored rule '{row.Name}' is empty.");
}
