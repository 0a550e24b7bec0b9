using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Visit;

/// <summary>The drink waits at the counter: the page rings, once for each reminder.</summary>
public partial class ReadyView
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public VisitModel Model { get; set; } = null!; // The page gives it.

    private string AlertKey => $"{Model.Ticket?.Id}-ready-{Model.Ticket?.RemindedAt?.ToUnixTimeMilliseconds()}";
}
