using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Visit;

/// <summary>The order has ended: how, and what to do next.</summary>
public partial class EndView
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public VisitModel Model { get; set; } = null!; // The page gives it.

    private string ToneClass => Model.State == VisitState.Collected ? "tone-good" : "tone-warn";
}
