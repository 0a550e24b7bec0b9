using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>A list of executions.</summary>
public partial class ExecutionTable
{
    /// <summary>The executions.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ExecutionEntry> Executions { get; set; } = [];

    /// <summary>Whether they are of several state machines.</summary>
    [Parameter]
    public bool ShowsMachine { get; set; }

    /// <summary>The id of its heading.</summary>
    [Parameter]
    [EditorRequired]
    public string Label { get; set; } = string.Empty;
}
