using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>A Map Run as its page shows it.</summary>
/// <param name="MapRun">The Map Run.</param>
/// <param name="Status">The status that the children shown have; null for all.</param>
/// <param name="After">The child after which the page begins; null for the last child of all.</param>
/// <param name="Children">Child executions, the last first.</param>
/// <param name="Next">After which child the next page begins; null if there is none.</param>
public sealed record MapRunModel(
    MapRunRow MapRun, ExecutionStatus? Status, int? After, IReadOnlyList<ExecutionEntry> Children, int? Next);
