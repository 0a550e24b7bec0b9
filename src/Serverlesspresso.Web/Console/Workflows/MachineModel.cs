using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>A state machine and a page of its executions.</summary>
public sealed record MachineModel
{
    /// <summary>The state machine.</summary>
    public required StateMachineDocument Machine { get; init; }

    /// <summary>What its author says of it.</summary>
    public required string? Comment { get; init; }

    /// <summary>Its versions, the newest first.</summary>
    public required IReadOnlyList<StateMachineVersionDocument> Versions { get; init; }

    /// <summary>Its aliases, the newest first.</summary>
    public required IReadOnlyList<StateMachineAliasDocument> Aliases { get; init; }

    /// <summary>Which executions are asked for.</summary>
    public required MachineQuery Query { get; init; }

    /// <summary>The executions, the newest first.</summary>
    public required IReadOnlyList<ExecutionEntry> Executions { get; init; }

    /// <summary>Where the next page begins; null if this is the last.</summary>
    public required ExecutionPlace? Next { get; init; }
}

/// <summary>Which executions of a state machine to list.</summary>
/// <param name="Status">How they stand; null for all.</param>
/// <param name="Name">What their names contain; null for any.</param>
/// <param name="After">Where the page before ended; null for the first page.</param>
public sealed record MachineQuery(ExecutionStatus? Status, string? Name, ExecutionPlace? After);
