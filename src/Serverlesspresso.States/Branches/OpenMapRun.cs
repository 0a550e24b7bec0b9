namespace Serverlesspresso.States.Branches;

/// <summary>A Map Run that a state has started.</summary>
/// <param name="Arn">Its ARN.</param>
internal sealed record OpenMapRun(string Arn)
{
    /// <summary>Whether it has not ended yet.</summary>
    public bool IsRunning { get; init; } = true;

    /// <summary>How its items were divided; null if each stands alone.</summary>
    public BatchSizes? Batches { get; init; }

    /// <summary>How often it has been redriven.</summary>
    public int RedriveCount { get; init; }
}
