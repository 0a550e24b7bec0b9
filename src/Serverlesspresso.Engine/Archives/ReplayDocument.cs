using System.Text.Json.Serialization;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Archives;

/// <summary>A replay as it is stored: what it is to do, and how far it is.</summary>
public sealed record ReplayDocument
{
    /// <summary>Its name, which is also in every event it replays.</summary>
    public required string Name { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Tells this replay from an earlier one of the same name.</summary>
    public required string Incarnation { get; init; }

    /// <summary>What it is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary>The archive.</summary>
    public required string ArchiveName { get; init; }

    /// <summary>The ARN of the archive.</summary>
    public required string ArchiveArn { get; init; }

    /// <summary>The archive, by its name in the store.</summary>
    public required string ArchiveKey { get; init; }

    /// <summary>The bus that the events go to.</summary>
    public required string BusName { get; init; }

    /// <summary>The ARN of the bus.</summary>
    public required string BusArn { get; init; }

    /// <summary>The ARNs of the only rules that the events go to; null for all.</summary>
    public IReadOnlyList<string>? FilterArns { get; init; }

    /// <summary>Only events that happened from here on.</summary>
    public required DateTimeOffset EventsFrom { get; init; }

    /// <summary>Only events that happened before this.</summary>
    public required DateTimeOffset EventsBefore { get; init; }

    /// <summary>Only events that were archived by its start: none that come of what it replays.</summary>
    public required long IdMax { get; init; }

    /// <summary>How it stands.</summary>
    public required ReplayState State { get; init; }

    /// <summary>Why it is in the state.</summary>
    public string? StateReason { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many events it has replayed.</summary>
    public long EventCount { get; init; }

    /// <summary>The last event it has replayed; null if there is none yet.</summary>
    public ArchivePlace? Last { get; init; }

    /// <summary>Whether it goes on.</summary>
    [JsonIgnore]
    public bool IsActive => State is ReplayState.Starting or ReplayState.Running or ReplayState.Cancelling;
}
