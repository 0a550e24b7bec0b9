namespace Serverlesspresso.States.Testing;

/// <summary>What the fields of a tested state made of the data. Members are JSON texts; null is what does not apply.</summary>
/// <remarks>Source: AWS Step Functions API Reference, InspectionData.</remarks>
public sealed record StateInspection
{
    /// <summary>The input as it was given.</summary>
    public required string Input { get; init; }

    /// <summary>The input after InputPath.</summary>
    public string? AfterInputPath { get; init; }

    /// <summary>The input after Parameters.</summary>
    public string? AfterParameters { get; init; }

    /// <summary>The raw result.</summary>
    public string? Result { get; init; }

    /// <summary>The result after ResultSelector.</summary>
    public string? AfterResultSelector { get; init; }

    /// <summary>The result within the input, after ResultPath.</summary>
    public string? AfterResultPath { get; init; }

    /// <summary>The variables after the state.</summary>
    public string? Variables { get; init; }

    /// <summary>Of a Map: the items.</summary>
    public string? AfterItemsPath { get; init; }

    /// <summary>Of a Map: what ItemSelector makes of each item.</summary>
    public string? AfterItemSelector { get; init; }

    /// <summary>Of a Map: the items in batches.</summary>
    public string? AfterItemBatcher { get; init; }

    /// <summary>Of a Map: how many iterations may fail.</summary>
    public long? ToleratedFailureCount { get; init; }

    /// <summary>Of a Map: how many in a hundred iterations may fail.</summary>
    public double? ToleratedFailurePercentage { get; init; }

    /// <summary>Of a Map: how many iterations run at a time; 0 for no limit of its own.</summary>
    public long? MaxConcurrency { get; init; }

    /// <summary>Which catcher took the error.</summary>
    public int? CatchIndex { get; init; }

    /// <summary>Which retrier took the error.</summary>
    public int? RetryIndex { get; init; }

    /// <summary>How long that retrier would wait.</summary>
    public long? RetryBackoffIntervalSeconds { get; init; }
}
