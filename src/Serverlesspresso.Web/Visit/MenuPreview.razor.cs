using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Visit;

/// <summary>What the shop offers, to look at.</summary>
public partial class MenuPreview
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public VisitModel Model { get; set; } = null!; // The page gives it.
}
