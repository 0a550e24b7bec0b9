namespace Serverlesspresso.States.Interpretation;

/// <summary>What a frame does next or waits for. The numbers are stored.</summary>
internal enum Phase
{
    /// <summary>Ready to enter its state.</summary>
    Enter = 0,

    /// <summary>Has scheduled a task and is ready to start it. Never stored.</summary>
    Handed = 1,

    /// <summary>Waits for its task.</summary>
    Task = 2,

    /// <summary>Waits in a Wait state.</summary>
    Wait = 3,

    /// <summary>Waits before it tries its state again.</summary>
    RetryDelay = 4,

    /// <summary>Waits for its branches or iterations.</summary>
    Fork = 5,

    /// <summary>Has ended.</summary>
    Ended = 6,

    /// <summary>Ready to do its state's work again, without entering it anew. Never stored.</summary>
    Redo = 7,

    /// <summary>Its execution ended before it entered its state.</summary>
    Unentered = 8,

    /// <summary>Waits for its Map Run.</summary>
    MapRun = 9,
}
