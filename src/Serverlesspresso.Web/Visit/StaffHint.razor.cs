using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Visit;

/// <summary>What somebody who works in the shop can do that visitors cannot; nothing for visitors.</summary>
public partial class StaffHint
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public VisitModel Model { get; set; } = null!; // The page gives it.
}
