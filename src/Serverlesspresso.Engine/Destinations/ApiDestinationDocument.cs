namespace Serverlesspresso.Engine.Destinations;

/// <summary>An API destination as it is stored: an address that events are brought to by HTTP.</summary>
public sealed record ApiDestinationDocument
{
    /// <summary>How many calls a second are made if nothing is said. Source: Amazon EventBridge quotas.</summary>
    public const int RateDefault = 300;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Tells this destination from an earlier one of the same name; the end of its ARN.</summary>
    public required string Incarnation { get; init; }

    /// <summary>What it is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary>The connection that authorises its calls, by its ARN.</summary>
    public required string ConnectionArn { get; init; }

    /// <summary>The address. Each <c>*</c> in its path is filled in by the target.</summary>
    public required string InvocationEndpoint { get; init; }

    /// <summary>The method, in capitals.</summary>
    public required string HttpMethod { get; init; }

    /// <summary>How many calls begin within a second at most.</summary>
    public int InvocationRateLimitPerSecond { get; init; } = RateDefault;

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }
}
