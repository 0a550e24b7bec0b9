namespace Serverlesspresso.States.Flow;

/// <summary>Where a state leads: to another state of its level, or to the level's end.</summary>
internal sealed class Transition(string? target, string location)
{
    /// <summary>The name of the next state, or null for the end.</summary>
    public string? Target => target;

    /// <summary>Where the definition says so.</summary>
    public string Location => location;

    /// <summary>The next state; null for the end. Set once, when all states of the level are known.</summary>
    public State? State { get; set; }
}
