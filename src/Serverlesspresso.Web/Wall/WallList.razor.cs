using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Wall;

/// <summary>A list of orders on a wall. Its rows share the room that there is, so it never scrolls.</summary>
public partial class WallList
{
    /// <summary>Its id.</summary>
    [Parameter]
    [EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <summary>What the orders have in common.</summary>
    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>What to add to the title; empty for nothing.</summary>
    [Parameter]
    public string Aside { get; set; } = string.Empty;

    /// <summary>The orders that have room.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<WallRow> Rows { get; set; } = [];

    /// <summary>What to say of those that have no room; empty if all have.</summary>
    [Parameter]
    public string More { get; set; } = string.Empty;

    /// <summary>How many rows a column of it has.</summary>
    [Parameter]
    public int RowCount { get; set; }

    /// <summary>What to say if there is none.</summary>
    [Parameter]
    public string Empty { get; set; } = string.Empty;
}
