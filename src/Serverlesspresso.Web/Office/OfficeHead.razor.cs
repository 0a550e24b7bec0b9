using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Office;

/// <summary>The head of every page of the office but the first, to which it leads back.</summary>
public partial class OfficeHead
{
    /// <summary>What the page is about.</summary>
    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>What else the head has.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
