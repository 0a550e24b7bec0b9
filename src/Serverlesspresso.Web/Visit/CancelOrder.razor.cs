using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Visit;

/// <summary>Cancels the order, after a question.</summary>
public partial class CancelOrder
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public VisitModel Model { get; set; } = null!; // The page gives it.
}
