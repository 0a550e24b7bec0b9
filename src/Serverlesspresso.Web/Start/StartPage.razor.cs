using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Start;

/// <summary>The start page: how the default shop stands, the orders, the latest executions, and the first steps.</summary>
public partial class StartPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public StartModel Model { get; set; } = null!; // The endpoint gives it.
}
