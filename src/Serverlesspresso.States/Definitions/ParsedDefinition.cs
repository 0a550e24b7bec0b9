namespace Serverlesspresso.States.Definitions;

/// <summary>What came of reading a definition.</summary>
/// <param name="Definition">The definition, or null if it has errors.</param>
/// <param name="Diagnostics">Every problem found, in the order of the text.</param>
public sealed record ParsedDefinition(
    StateMachineDefinition? Definition,
    IReadOnlyList<DefinitionDiagnostic> Diagnostics);
