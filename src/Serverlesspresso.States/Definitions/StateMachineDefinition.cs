namespace Serverlesspresso.States.Definitions;

/// <summary>A state machine as its author wrote it, validated and compiled. Immutable; safe for many threads.</summary>
/// <remarks>Source: the Amazon States Language specification, https://states-language.net/spec.html.</remarks>
public sealed class StateMachineDefinition
{
    /// <summary>Reads, validates and compiles a definition.</summary>
    /// <param name="text">The definition: a JSON text in the Amazon States Language.</param>
    /// <returns>The definition, or every problem found.</returns>
    public static ParsedDefinition Parse(string text) => throw new NotImplementedException();
}
