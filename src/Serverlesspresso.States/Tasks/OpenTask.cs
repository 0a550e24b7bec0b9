namespace Serverlesspresso.States.Tasks;

/// <summary>A task that has been handed out and not answered yet.</summary>
/// <param name="Id">The id of its scheduling history event.</param>
internal sealed record OpenTask(long Id)
{
    /// <summary>Its timer for TimeoutSeconds; 0 if there is none.</summary>
    public long TimeoutTimer { get; init; }

    /// <summary>Its timer for HeartbeatSeconds; 0 if there is none.</summary>
    public long HeartbeatTimer { get; init; }

    /// <summary>How long it may take from the moment a worker takes it; 0 for no limit, and for what no worker takes.</summary>
    public long TimeoutSeconds { get; init; }

    /// <summary>How long a heartbeat lasts.</summary>
    public long HeartbeatSeconds { get; init; }

    /// <summary>Whether the service has taken the request, or a worker the task.</summary>
    public bool IsSubmitted { get; init; }
}
