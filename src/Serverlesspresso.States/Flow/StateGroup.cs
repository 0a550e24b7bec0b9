namespace Serverlesspresso.States.Flow;

/// <summary>The states of one level: of the whole machine, of a branch or of a Map's processor.</summary>
internal sealed class StateGroup(State start, IReadOnlyDictionary<string, State> states)
{
    public State Start => start;

    public IReadOnlyDictionary<string, State> States => states;
}
