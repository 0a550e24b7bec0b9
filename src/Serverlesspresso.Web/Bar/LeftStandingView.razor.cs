using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Bar;

/// <summary>What nobody has come for, folded away, and cleared with one tap.</summary>
public partial class LeftStandingView
{
    /// <summary>The page.</summary>
    [Parameter]
    [EditorRequired]
    public BarModel Model { get; set; } = null!; // The page gives itself.
}
