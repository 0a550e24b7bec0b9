using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Tables.Definitions;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>A key attribute's name and type.</summary>
public partial class KeyLabel
{
    /// <summary>The table.</summary>
    [Parameter]
    [EditorRequired]
    public TableDocument Table { get; set; } = null!; // The page gives it.

    /// <summary>The attribute; null for a dash.</summary>
    [Parameter]
    [EditorRequired]
    public string? Name { get; set; }
}
