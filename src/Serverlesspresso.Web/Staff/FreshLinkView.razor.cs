using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Staff;

/// <summary>Shows a link that was just made, the only time.</summary>
public partial class FreshLinkView
{
    /// <summary>The link; null if none was made just now.</summary>
    [Parameter]
    [EditorRequired]
    public string? Link { get; set; }

    /// <summary>What it is.</summary>
    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>What to do with it.</summary>
    [Parameter]
    [EditorRequired]
    public string Text { get; set; } = string.Empty;
}
