using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Tables.Definitions;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>The form of a search. Its buttons lead to addresses: it works without script.</summary>
public partial class ExplorerFields
{
    /// <summary>The table.</summary>
    [Parameter]
    [EditorRequired]
    public TableDocument Table { get; set; } = null!; // The page gives it.

    /// <summary>What is searched for.</summary>
    [Parameter]
    [EditorRequired]
    public ExplorerForm Form { get; set; } = null!; // The page gives it.

    /// <summary>Where it is searched.</summary>
    [Parameter]
    [EditorRequired]
    public ItemSource Source { get; set; } = null!; // The page gives it.
}
