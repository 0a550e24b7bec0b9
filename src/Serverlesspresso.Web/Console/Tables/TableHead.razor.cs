using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>The head of the pages of a table.</summary>
public partial class TableHead
{
    /// <summary>The table's name.</summary>
    [Parameter]
    [EditorRequired]
    public string Table { get; set; } = string.Empty;

    /// <summary>The address of the tab that is shown.</summary>
    [Parameter]
    public string? Current { get; set; }

    /// <summary>What stands beside the table's name.</summary>
    [Parameter]
    public RenderFragment? Aside { get; set; }

    /// <summary>The head of a page below the table, in the place of its name and tabs.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
