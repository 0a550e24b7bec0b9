using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Console.Stories;

namespace Serverlesspresso.Web.Journey;

/// <summary>The way an order took, and what happened behind it.</summary>
public partial class JourneyPage
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public JourneyModel Model { get; set; } = null!; // The endpoint gives it.

    /// <summary>Its workflow; null if it has not begun.</summary>
    [Parameter]
    public RunPicture? Picture { get; set; }
}
