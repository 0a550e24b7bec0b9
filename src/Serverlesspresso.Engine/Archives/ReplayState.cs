using System.Text.Json.Serialization;

namespace Serverlesspresso.Engine.Archives;

/// <summary>How a replay stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReplayState>))]
public enum ReplayState
{
    /// <summary>It has replayed nothing yet.</summary>
    Starting,

    /// <summary>It replays.</summary>
    Running,

    /// <summary>It is about to be cancelled.</summary>
    Cancelling,

    /// <summary>It has replayed all there was.</summary>
    Completed,

    /// <summary>It was cancelled. What it had replayed by then stays.</summary>
    Cancelled,

    /// <summary>It could not go on; its reason says why.</summary>
    Failed,
}
