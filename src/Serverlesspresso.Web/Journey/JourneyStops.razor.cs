using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Journey;

/// <summary>The stops of an order's journey, in the words for its visitor.</summary>
public partial class JourneyStops
{
    /// <summary>The journey.</summary>
    [Parameter]
    [EditorRequired]
    public JourneyModel Model { get; set; } = null!; // The page gives it.
}
