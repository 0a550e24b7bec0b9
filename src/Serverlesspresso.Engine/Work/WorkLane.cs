namespace Serverlesspresso.Engine.Work;

/// <summary>Whom work is for. Work of one lane holds up no work of another.</summary>
/// <param name="Key">Names whom: the same for all work that waits for the same.</param>
/// <param name="Server">Who is called: its lanes share its places. Null if the lane shares none.</param>
/// <param name="StartsPerSecondMax">How much work of the lane begins within a second at most; null for no such limit.</param>
public readonly record struct WorkLane(string Key, string? Server = null, int? StartsPerSecondMax = null);
