using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>One order.</summary>
public partial class OrderCard
{
    /// <summary>The order.</summary>
    [Parameter]
    [EditorRequired]
    public OrderLine Order { get; set; } = null!; // The page gives it.

    /// <summary>Whether to say how the order stands, where its place does not. Default no.</summary>
    [Parameter]
    public bool ShowsPhase { get; set; }
}
