namespace Serverlesspresso.Engine.Store;

/// <summary>How a Map Run stands. The numbers are stored and never change their meaning.</summary>
public enum MapRunStatus
{
    /// <summary>It starts child executions, or waits for some.</summary>
    Running = 1,

    /// <summary>All child executions have ended, and not too many of them badly.</summary>
    Succeeded = 2,

    /// <summary>More items have failed than it tolerates.</summary>
    Failed = 3,

    /// <summary>The execution it belongs to has ended or gone on without it.</summary>
    Aborted = 4,
}
