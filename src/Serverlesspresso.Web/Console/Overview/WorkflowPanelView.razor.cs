using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>A workflow and its latest executions.</summary>
public partial class WorkflowPanelView
{
    /// <summary>The workflow.</summary>
    [Parameter]
    [EditorRequired]
    public WorkflowPanel Workflow { get; set; } = null!; // The page gives it.
}
