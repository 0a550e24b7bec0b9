using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>Whether the shop is open, and how full it is.</summary>
public partial class ShopState
{
    /// <summary>The shop.</summary>
    [Parameter]
    [EditorRequired]
    public ShopLine Shop { get; set; } = null!; // The page gives it.
}
