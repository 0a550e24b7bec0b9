using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Archives;

/// <summary>Which archives or replays to list, and how many, by name.</summary>
public sealed record ListFilter
{
    /// <summary>How their names begin; empty for all.</summary>
    public string NamePrefix { get; init; } = "";

    /// <summary>The ARN of the bus of archives, or of the archive of replays; null for all.</summary>
    public string? SourceArn { get; init; }

    /// <summary>Their state; null for all.</summary>
    public string? State { get; init; }

    /// <summary>Only those after this name; null from the start.</summary>
    public string? AfterName { get; init; }

    /// <summary>How many at most.</summary>
    public required int Limit { get; init; }

    /// <summary>The definitions that it is about.</summary>
    /// <param name="kind">What they define.</param>
    internal DefinitionRange RangeOf(DefinitionKind kind) => new(kind, NamePrefix, AfterName, Limit);
}
