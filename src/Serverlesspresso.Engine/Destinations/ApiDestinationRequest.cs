namespace Serverlesspresso.Engine.Destinations;

/// <summary>What an API destination is to be. When one is changed, null keeps what is there.</summary>
public sealed record ApiDestinationRequest
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary>The connection, by its ARN. Needed to make one.</summary>
    public string? ConnectionArn { get; init; }

    /// <summary>The address. Needed to make one.</summary>
    public string? InvocationEndpoint { get; init; }

    /// <summary>The method, in capitals. Needed to make one.</summary>
    public string? HttpMethod { get; init; }

    /// <summary>How many calls begin within a second at most; null for 300.</summary>
    public int? InvocationRateLimitPerSecond { get; init; }
}
