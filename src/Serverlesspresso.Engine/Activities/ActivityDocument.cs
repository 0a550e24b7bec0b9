using System.Text.Json.Serialization;

namespace Serverlesspresso.Engine.Activities;

/// <summary>An activity as it is stored: work that is done by whoever asks for it.</summary>
public sealed record ActivityDocument
{
    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Its configuration of encryption as it was given, a JSON text: kept, and without effect. Null for none.</summary>
    public string? Encryption { get; init; }
}

/// <summary>A task of an activity that no worker has taken yet.</summary>
/// <param name="ActivityArn">The activity.</param>
/// <param name="ScheduledAt">When its state asked for it.</param>
/// <param name="Input">What the worker is given: a JSON text.</param>
internal sealed record WaitingTask(string ActivityArn, DateTimeOffset ScheduledAt, string Input);

/// <summary>Reads and writes the stored shapes of this folder.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ActivityDocument))]
[JsonSerializable(typeof(WaitingTask))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;
