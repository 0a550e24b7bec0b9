namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>What a picture shows of an execution.</summary>
public sealed record GraphOverlay
{
    /// <summary>A picture of the definition alone.</summary>
    public static GraphOverlay None { get; } = new();

    /// <summary>How the states look, by name; those that are not there are untouched.</summary>
    public IReadOnlyDictionary<string, StateMark> States { get; init; } = new Dictionary<string, StateMark>();

    /// <summary>The ways that were taken: their level, where from and where to.</summary>
    public IReadOnlySet<(string Level, string? From, string? To)> Taken { get; init; } =
        new HashSet<(string, string?, string?)>();

    /// <summary>Whether it is of an execution, so that what is not in it is faint.</summary>
    public bool IsOfExecution { get; init; }
}

/// <summary>How a state stands in an execution.</summary>
/// <param name="Look">How it looks.</param>
/// <param name="Visits">How often the execution has entered it.</param>
/// <param name="Retries">How often its work was tried again, at the last visit.</param>
public sealed record StateMark(StateLook Look, int Visits, int Retries);
