using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>The start page: how the default shop stands, the orders, the latest executions, and the first steps.</summary>
public partial class BoardPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public BoardModel Model { get; set; } = null!; // The endpoint gives it.
}
