using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>Tabs: links to the pages of one subject.</summary>
public partial class Tabs
{
    /// <summary>What the pages have in common.</summary>
    [Parameter]
    [EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>The tabs.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<Tab> Items { get; set; } = [];

    /// <summary>The address of the tab that is shown.</summary>
    [Parameter]
    [EditorRequired]
    public string Current { get; set; } = string.Empty;
}
