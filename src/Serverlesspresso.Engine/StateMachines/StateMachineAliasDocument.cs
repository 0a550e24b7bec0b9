namespace Serverlesspresso.Engine.StateMachines;

/// <summary>An alias of a state machine: a name for one version, or for two that share what is started by it.</summary>
public sealed record StateMachineAliasDocument
{
    /// <summary>Its ARN: the state machine's, and the alias's name.</summary>
    public required string Arn { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What its maker says of it.</summary>
    public string? Description { get; init; }

    /// <summary>Where it leads. The weights sum up to 100.</summary>
    public required IReadOnlyList<AliasRoute> Routes { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last; when it was made if it never was.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A version that an alias leads to.</summary>
/// <param name="VersionArn">The version.</param>
/// <param name="Weight">How many of a hundred executions it gets.</param>
public sealed record AliasRoute(string VersionArn, int Weight);
