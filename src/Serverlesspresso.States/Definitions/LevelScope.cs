namespace Serverlesspresso.States.Definitions;

/// <summary>What the states of a level are together.</summary>
internal enum LevelScope
{
    /// <summary>A branch or the processor of a Map, within a machine.</summary>
    Inner,

    /// <summary>The machine, which must be able to end.</summary>
    Machine,

    /// <summary>A single state without its machine: where that leads is not to be found.</summary>
    Alone,
}
