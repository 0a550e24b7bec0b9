using Serverlesspresso.States.Definitions;

namespace Serverlesspresso.Engine.StateMachines;

/// <summary>The types of state machines as the API names them.</summary>
public static class StateMachineTypes
{
    /// <summary>Runs up to a year and keeps its history.</summary>
    public const string Standard = "STANDARD";

    /// <summary>Runs up to five minutes and keeps no history.</summary>
    public const string Express = "EXPRESS";

    /// <summary>Reads the name of a type.</summary>
    /// <param name="name">The name; null for the default, <c>STANDARD</c>.</param>
    public static StateMachineType Parse(string? name) =>
        name == Express ? StateMachineType.Express : StateMachineType.Standard;
}
