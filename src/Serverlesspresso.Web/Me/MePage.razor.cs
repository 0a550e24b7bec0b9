using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Me;

/// <summary>What is a visitor's own: the orders, the name, and the way to be forgotten.</summary>
public partial class MePage
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public MeModel Model { get; set; } = null!; // The endpoint gives it.
}
