namespace Serverlesspresso.States.Definitions;

/// <summary>The two kinds of state machines, which differ in what they may call.</summary>
/// <remarks>Source: AWS Step Functions Developer Guide, Choosing workflow type.</remarks>
public enum StateMachineType
{
    /// <summary>Runs up to a year, keeps its history, does each step once.</summary>
    Standard,

    /// <summary>Runs up to five minutes and cannot wait for tokens or jobs.</summary>
    Express,
}
