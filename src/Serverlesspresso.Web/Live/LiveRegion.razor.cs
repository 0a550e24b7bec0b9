using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Live;

/// <summary>
/// What a page shows as it is now: when the feed says that something has changed, the script reads the page again and merges
/// it. One of a page. Without script it is as it was when the page was read.
/// </summary>
public partial class LiveRegion
{
    /// <summary>The address of the feed, for example <c>/api/feed?shop=default</c>; null to listen to none.</summary>
    [Parameter]
    [EditorRequired]
    public string? Feed { get; set; }

    /// <summary>
    /// Whether a change of the shop may show up to two seconds later than a change of an order, so that a crowd of phones does
    /// not ask in the same moment.
    /// </summary>
    [Parameter]
    public bool IsCalm { get; set; }

    /// <summary>Whether the screen stays on while the page is shown.</summary>
    [Parameter]
    public bool KeepsAwake { get; set; }

    /// <summary>Its own class, if any.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>What it shows.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
