using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Bar;

/// <summary>A column of a barista's page.</summary>
public partial class BarColumn
{
    /// <summary>Its id, to which links jump.</summary>
    [Parameter]
    [EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <summary>What stands in it.</summary>
    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>How many orders it has.</summary>
    [Parameter]
    public int Count { get; set; }

    /// <summary>The orders.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
