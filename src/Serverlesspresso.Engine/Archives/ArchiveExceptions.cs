namespace Serverlesspresso.Engine.Archives;

/// <summary>A replay has ended or is being cancelled already, so it cannot be cancelled.</summary>
/// <param name="name">The replay.</param>
public sealed class ReplayNotActiveException(string name) : RequestRefusedException(
    "IllegalStatusException", $"Replay {name} is not in a valid state for this operation.");
