using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>A way out of a trouble.</summary>
public partial class WayView
{
    /// <summary>The way.</summary>
    [Parameter]
    [EditorRequired]
    public WalkWay Way { get; set; } = null!; // The step gives it.

    /// <summary>Whether it is the best.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    /// <summary>The order that it is for.</summary>
    [Parameter]
    [EditorRequired]
    public string OrderId { get; set; } = string.Empty;

    private ButtonKind Kind => IsFirst ? ButtonKind.Primary : ButtonKind.Secondary;
}
