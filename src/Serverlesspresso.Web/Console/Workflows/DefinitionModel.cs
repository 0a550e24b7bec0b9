using Serverlesspresso.States.Definitions;
using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>The form with the definition of a state machine.</summary>
/// <param name="Machine">The name of the state machine.</param>
/// <param name="Definition">The definition as it was typed.</param>
/// <param name="Diagnostics">Everything that is wrong with it.</param>
/// <param name="Graph">Its picture; null if it is no JSON object.</param>
/// <param name="IsChanged">Whether it is another one than the one that is stored.</param>
/// <param name="Problem">Why it was not saved; null if nobody tried, or it was.</param>
/// <param name="IsSaved">Whether it was just saved.</param>
public sealed record DefinitionModel(
    string Machine,
    string Definition,
    IReadOnlyList<DefinitionDiagnostic> Diagnostics,
    Graph? Graph,
    bool IsChanged,
    string? Problem,
    bool IsSaved)
{
    /// <summary>Whether it could be saved.</summary>
    public bool IsValid => !Diagnostics.Any(diagnostic => diagnostic.IsError);
}
