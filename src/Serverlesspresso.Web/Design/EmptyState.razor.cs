using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>What stands where there is nothing to show: why, and what to do.</summary>
public partial class EmptyState
{
    /// <summary>What there is not.</summary>
    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>Whether it is all there is on the page, so that its title is the page's.</summary>
    [Parameter]
    public bool IsPage { get; set; }

    /// <summary>A small picture.</summary>
    [Parameter]
    public IconKind Icon { get; set; } = IconKind.Cup;

    /// <summary>A picture in the place of the small one.</summary>
    [Parameter]
    public RenderFragment? Picture { get; set; }

    /// <summary>Why, and what to do.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
