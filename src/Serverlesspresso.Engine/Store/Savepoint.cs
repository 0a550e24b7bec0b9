namespace Serverlesspresso.Engine.Store;

/// <summary>A moment within a run of a turn.</summary>
/// <param name="WriteCount">How many writes the run had made.</param>
public readonly record struct Savepoint(int WriteCount);
