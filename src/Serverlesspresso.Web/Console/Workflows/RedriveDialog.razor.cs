using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Asks whether an execution shall be redriven.</summary>
public partial class RedriveDialog
{
    /// <summary>The name of the state machine.</summary>
    [Parameter]
    [EditorRequired]
    public string Machine { get; set; } = string.Empty;

    /// <summary>The name of the execution.</summary>
    [Parameter]
    [EditorRequired]
    public string Execution { get; set; } = string.Empty;

    /// <summary>Whether the page comes with it open: for a browser without script.</summary>
    [Parameter]
    public bool IsOpen { get; set; }
}
