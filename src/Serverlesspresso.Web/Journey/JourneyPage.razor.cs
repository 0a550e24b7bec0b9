using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Journey;

/// <summary>The way an order took, and what happened behind it.</summary>
public partial class JourneyPage
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public JourneyModel Model { get; set; } = null!; // The endpoint gives it.
}
