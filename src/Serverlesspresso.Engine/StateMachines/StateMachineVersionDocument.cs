namespace Serverlesspresso.Engine.StateMachines;

/// <summary>A version of a state machine: a revision that was published, and stays as it is.</summary>
public sealed record StateMachineVersionDocument
{
    /// <summary>Its ARN: the state machine's, and a number.</summary>
    public required string Arn { get; init; }

    /// <summary>Its number, from 1. The number of a deleted version never comes again.</summary>
    public required int Number { get; init; }

    /// <summary>The revision.</summary>
    public required string RevisionId { get; init; }

    /// <summary>What its publisher says of it.</summary>
    public string? Description { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
