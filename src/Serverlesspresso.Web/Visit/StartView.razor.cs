using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Visit;

/// <summary>The visitor has scanned a code: one button starts the order. Only that spends a drink of the code; opening the link does not.</summary>
public partial class StartView
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public VisitModel Model { get; set; } = null!; // The page gives it.
}
