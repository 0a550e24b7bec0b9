using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>The fields of a filter. All filters have the same names: their places tell them apart.</summary>
public partial class FilterFields
{
    /// <summary>Its place, from 0.</summary>
    [Parameter]
    [EditorRequired]
    public int Number { get; set; }

    /// <summary>The filter.</summary>
    [Parameter]
    [EditorRequired]
    public ItemFilter Filter { get; set; } = ItemFilter.Empty;
}
