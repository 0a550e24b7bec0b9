namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>How a state looks in the picture of an execution.</summary>
public enum StateLook
{
    /// <summary>The execution has not been there.</summary>
    Untouched,

    /// <summary>It is there now.</summary>
    Current,

    /// <summary>It has left it well.</summary>
    Succeeded,

    /// <summary>It has left it by an error that was caught.</summary>
    Caught,

    /// <summary>It failed there.</summary>
    Failed,

    /// <summary>It was given up there.</summary>
    Aborted,
}
