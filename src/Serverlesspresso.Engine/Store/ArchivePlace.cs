namespace Serverlesspresso.Engine.Store;

/// <summary>A place in an archive, which is ordered by the time in its events, then by the order they came.</summary>
/// <param name="Time">The time.</param>
/// <param name="Id">The event; 0 stands before all of the time.</param>
public readonly record struct ArchivePlace(DateTimeOffset Time, long Id);
