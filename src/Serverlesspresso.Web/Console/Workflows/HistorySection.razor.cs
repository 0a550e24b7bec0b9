using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>The history of an execution, a page of it.</summary>
public partial class HistorySection
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public ExecutionModel Model { get; set; } = null!; // The page gives it.

    private HistoryQuery Query => Model.Selection.History;

    private string Address => ConsoleAddresses.Execution(Model.Machine, Model.Execution.Name);

    private string? First => Query.From is null ? null : AddressOf(from: null);

    private string? Next => Model.Trace.History.Next is { } next ? AddressOf(next) : null;

    private string AddressOf(long? from) => ExecutionQueries.Write(
        Model.Machine, Model.Execution.Name, Model.Selection with { History = Query with { From = from } }) + "#history";
}
