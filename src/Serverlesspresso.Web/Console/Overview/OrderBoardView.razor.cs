using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>The orders: a column for each phase of those at work, and below them those that have ended.</summary>
public partial class OrderBoardView
{
    /// <summary>The orders.</summary>
    [Parameter]
    [EditorRequired]
    public OrderSection Orders { get; set; } = null!; // The page gives it.
}
