namespace Serverlesspresso.Engine.Store;

/// <summary>What a piece of work is. The numbers are stored and never change their meaning.</summary>
public enum WorkKind
{
    /// <summary>An event goes to a target of a rule.</summary>
    Delivery = 1,

    /// <summary>A timer of an execution fires.</summary>
    Timer = 2,

    /// <summary>An execution goes on after the limit of transitions in one turn.</summary>
    Continuation = 3,

    /// <summary>A function is called at an instant.</summary>
    Call = 4,

    /// <summary>A Map Run goes on: a child execution has ended, or some are to be started or stopped.</summary>
    MapRun = 5,

    /// <summary>A call by HTTP that an execution waits for.</summary>
    HttpCall = 6,

    /// <summary>A task hears of the end of the execution it waits for.</summary>
    NestedEnd = 7,

    /// <summary>An execution is stopped because the task that started it was given up.</summary>
    NestedStop = 8,

    /// <summary>An event goes to a target of a rule by HTTP: an API destination.</summary>
    HttpDelivery = 9,

    /// <summary>A replay goes on with its next events, ends, or is forgotten long after.</summary>
    Replay = 10,

    /// <summary>Events of an archive are deleted, because they are too old or the archive is gone.</summary>
    ArchiveCleaning = 11,

    /// <summary>A rule fires by its schedule.</summary>
    Schedule = 12,
}
