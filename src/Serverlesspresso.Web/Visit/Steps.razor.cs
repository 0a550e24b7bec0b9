using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Visit;

/// <summary>The way of an order from the queue to the counter, and where it is.</summary>
public partial class Steps
{
    private static readonly VisitState[] All = [VisitState.Queued, VisitState.Making, VisitState.Ready];

    /// <summary>Where the order is.</summary>
    [Parameter]
    [EditorRequired]
    public VisitState State { get; set; }

    private static IconKind PictureOf(VisitState step) => step switch
    {
        VisitState.Queued => IconKind.People,
        VisitState.Making => IconKind.Cup,
        _ => IconKind.Pickup,
    };
}
