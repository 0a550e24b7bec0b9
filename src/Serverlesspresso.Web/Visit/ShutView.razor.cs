using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Visit;

/// <summary>Nobody, or not this visitor, can start an order now: it says why, and what to do next.</summary>
public partial class ShutView
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public VisitModel Model { get; set; } = null!; // The page gives it.

    private IconKind Picture => Model.State switch
    {
        VisitState.Closed => IconKind.Lock,
        VisitState.GivenAway or VisitState.Expired => IconKind.QrCode,
        _ => IconKind.Clock,
    };

    private string TextKey => Model switch
    {
        { State: VisitState.Closed, HasOpenOrders: true } => "Closed.TextBusy",
        { State: VisitState.GivenAway, NextCodeAt: null } => "Expired.Text",
        _ => $"{Model.State}.Text",
    };
}
