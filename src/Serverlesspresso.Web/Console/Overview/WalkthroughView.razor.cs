using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>The first steps with one order.</summary>
public partial class WalkthroughView
{
    /// <summary>The steps.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<WalkthroughStep> Steps { get; set; } = null!; // The page gives it.
}
