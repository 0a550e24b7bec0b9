namespace Serverlesspresso.Engine.Store;

/// <summary>Which child executions of a Map Run to list.</summary>
/// <param name="MapRunArn">The Map Run.</param>
/// <param name="Limit">How many at most.</param>
public sealed record ChildExecutionQuery(string MapRunArn, int Limit)
{
    /// <summary>The statuses; empty for all.</summary>
    public IReadOnlyList<ExecutionStatus> Statuses { get; init; } = [];

    /// <summary>The first child to list, whatever the order.</summary>
    public int From { get; init; }

    /// <summary>Whether they have been redriven; null for both.</summary>
    public bool? IsRedriven { get; init; }

    /// <summary>Whether the last comes first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>The child after which to go on, in the order asked for; null from the beginning.</summary>
    public int? After { get; init; }

    /// <summary>Whether the rows carry the output, and where there is none the input.</summary>
    public bool HasResults { get; init; }
}
