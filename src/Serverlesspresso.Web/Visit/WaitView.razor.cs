using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Visit;

/// <summary>The order waits for a barista, or is being made.</summary>
public partial class WaitView
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public VisitModel Model { get; set; } = null!; // The page gives it.

    private string Place => (Model.State, Model.OrdersBefore) switch
    {
        (VisitState.Making, _) => Texts["Making.Text"],
        (_, 0) => Texts["Queued.Next"],
        (_, 1) => Texts["Queued.One"],
        (_, var count) => Texts["Queued.Many", count],
    };
}
