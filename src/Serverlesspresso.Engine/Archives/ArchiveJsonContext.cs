using System.Text.Json;
using System.Text.Json.Serialization;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Archives;

/// <summary>Reads and writes the stored shapes of this folder.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ArchiveDocument))]
[JsonSerializable(typeof(ReplayDocument))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(CleaningOrder))]
[JsonSerializable(typeof(ReplayOrder))]
internal sealed partial class ArchiveJsonContext : JsonSerializerContext
{
    public static ArchiveDocument ReadArchive(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, Default.ArchiveDocument)
        ?? throw new InvalidDataException($"The stored archive '{row.Name}' is empty.");

    public static ReplayDocument ReadReplay(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, Default.ReplayDocument)
        ?? throw new InvalidDataException($"The stored replay '{row.Name}' is empty.");

    public static IReadOnlyList<string> ReadActiveReplays(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, Default.IReadOnlyListString)
        ?? throw new InvalidDataException("The stored list of active replays is empty.");
}
