using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>A question before something that cannot be undone. What opens it has <c>data-opens</c> with its id, what closes it <c>data-closes</c>.</summary>
public partial class Dialog
{
    /// <summary>Its id.</summary>
    [Parameter]
    [EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <summary>The question.</summary>
    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>Whether the page comes with it open: for a browser without script, which asked by an address.</summary>
    [Parameter]
    public bool IsOpen { get; set; }

    /// <summary>What answering it means.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The answers, the one that acts first.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }
}
