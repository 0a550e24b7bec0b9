using System.Text.Json.Serialization;

namespace Serverlesspresso.Engine.StateMachines;

/// <summary>A state machine as it is stored.</summary>
public sealed record StateMachineDocument
{
    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary><c>EXPRESS</c>, or null for <c>STANDARD</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Whether its executions are short and leave no history.</summary>
    [JsonIgnore]
    public bool IsExpress => Type == StateMachineTypes.Express;

    /// <summary>The revision that new executions start with.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The definition as its author wrote it.</summary>
    public required string Definition { get; init; }

    /// <summary>The role it runs as.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The number of the version that was published last; 0 if none ever was.</summary>
    public int LastVersion { get; init; }

    /// <summary>Its configurations of logging, tracing and encryption, as they were given: kept, and without effect.</summary>
    public StateMachineConfigurations? Configurations { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last, if it was.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The version that the request at hand has published. Not stored.</summary>
    [JsonIgnore]
    public string? PublishedVersionArn { get; init; }
}

/// <summary>Configurations of a state machine: JSON texts.</summary>
/// <param name="Logging">Of its log; null for none.</param>
/// <param name="Tracing">Of its traces; null for none.</param>
/// <param name="Encryption">Of its data; null for none.</param>
public sealed record StateMachineConfigurations(string? Logging, string? Tracing, string? Encryption);

/// <summary>One revision of a state machine: what an execution needs of it, and stays with.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="RoleArn">The role.</param>
/// <param name="At">When the revision was made.</param>
public sealed record StateMachineRevisionDocument(string Definition, string RoleArn, DateTimeOffset At)
{
    /// <summary>The configurations that the state machine had when the revision was made; null for none.</summary>
    public StateMachineConfigurations? Configurations { get; init; }
}

/// <summary>Reads and writes the stored shapes of this folder.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StateMachineDocument))]
[JsonSerializable(typeof(StateMachineRevisionDocument))]
[JsonSerializable(typeof(StateMachineVersionDocument))]
[JsonSerializable(typeof(StateMachineAliasDocument))]
internal sealed partial class StateMachineJsonContext : JsonSerializerContext;
