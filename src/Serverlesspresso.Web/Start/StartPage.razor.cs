using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Start;

/// <summary>The start page: the shops, and where to go.</summary>
public partial class StartPage
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public StartModel Model { get; set; } = null!; // The endpoint gives it.
}
