using System.Text.Json;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Executions;

/// <summary>A page of a list of executions.</summary>
/// <param name="Executions">The executions, the newest first, without input, output and checkpoint.</param>
/// <param name="Next">Where the next page begins, or null if this is the last.</param>
public sealed record ExecutionPage(IReadOnlyList<ExecutionRow> Executions, ExecutionPlace? Next);

/// <summary>A page of a history.</summary>
/// <param name="Events">The history events in the shape of GetExecutionHistory.</param>
/// <param name="NextEventId">The first event of the next page, or null if this is the last.</param>
public sealed record HistoryPage(IReadOnlyList<JsonElement> Events, long? NextEventId);
