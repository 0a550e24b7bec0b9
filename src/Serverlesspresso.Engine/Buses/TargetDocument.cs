namespace Serverlesspresso.Engine.Buses;

/// <summary>A target of a rule as it is stored.</summary>
public sealed record TargetDocument
{
    /// <summary>Its id, unique in its rule.</summary>
    public required string Id { get; init; }

    /// <summary>What the events go to.</summary>
    public required string Arn { get; init; }

    /// <summary>The role it was given.</summary>
    public string? RoleArn { get; init; }

    /// <summary>A JSON text that it gets in place of the event.</summary>
    public string? Input { get; init; }

    /// <summary>The part of the event that it gets.</summary>
    public string? InputPath { get; init; }

    /// <summary>How what it gets is made from the event.</summary>
    public TransformerDocument? InputTransformer { get; init; }

    /// <summary>What a call of an API destination has beside the input.</summary>
    public HttpParametersDocument? HttpParameters { get; init; }

    /// <summary>How long a failed delivery is tried again; null for 185 times within 24 hours.</summary>
    public RetryPolicyDocument? RetryPolicy { get; init; }

    /// <summary>The queue for dead letters that it was given. Ours are kept in the store in any case.</summary>
    public string? DeadLetterArn { get; init; }
}

/// <summary>An input transformer as it is stored.</summary>
/// <param name="InputPathsMap">The variables and their paths.</param>
/// <param name="InputTemplate">The template.</param>
public sealed record TransformerDocument(IReadOnlyDictionary<string, string>? InputPathsMap, string InputTemplate);

/// <summary>The parameters of a call as they are stored. Each value may be a path into the event, such as <c>$.detail.id</c>.</summary>
/// <param name="PathParameterValues">What stands for each <c>*</c> of the endpoint, in order.</param>
/// <param name="HeaderParameters">The headers.</param>
/// <param name="QueryStringParameters">The query; also its names may be paths.</param>
public sealed record HttpParametersDocument(
    IReadOnlyList<string>? PathParameterValues,
    IReadOnlyDictionary<string, string>? HeaderParameters,
    IReadOnlyDictionary<string, string>? QueryStringParameters);

/// <summary>A retry policy as it is stored.</summary>
/// <param name="MaximumRetryAttempts">How often a failed delivery is tried again, 0 to 185; null for 185.</param>
/// <param name="MaximumEventAgeInSeconds">For how long, 60 to 86,400 seconds; null for 86,400.</param>
/// <remarks>Source: EventBridge API reference, RetryPolicy.</remarks>
public sealed record RetryPolicyDocument(int? MaximumRetryAttempts, int? MaximumEventAgeInSeconds);
