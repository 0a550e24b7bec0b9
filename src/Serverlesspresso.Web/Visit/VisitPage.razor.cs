using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Visit;

/// <summary>A visitor's page of a shop, in every state.</summary>
public partial class VisitPage
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public VisitModel Model { get; set; } = null!; // The page gives it.
}
