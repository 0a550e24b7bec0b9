namespace Serverlesspresso.Engine.Store;

/// <summary>
/// A turn completed or postponed work, handed on to it from elsewhere, that somebody else has ended or changed.
/// The turn has committed nothing.
/// </summary>
/// <param name="workId">The work's id.</param>
public sealed class StaleWorkException(long workId)
    : Exception($"Work {workId} is no longer as it was handed on: somebody else has ended it or put it off.")
{
    /// <summary>The work's id.</summary>
    public long WorkId { get; } = workId;
}
