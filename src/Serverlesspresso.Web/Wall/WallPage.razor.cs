using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Wall;

/// <summary>The screen on the wall: how to order, what is being made, what is ready.</summary>
public partial class WallPage
{
    private const int AlsoMax = 12;

    /// <summary>What it shows; null if it cannot be shown.</summary>
    [Parameter]
    public WallModel? Model { get; set; }

    /// <summary>Why it cannot be shown; null if there is no such shop.</summary>
    [Parameter]
    public string? Problem { get; set; }

    // Whoever comes late for a drink looks for its number.
    private string Also => Model?.ReadyAlso switch
    {
        null or [] => string.Empty,
        { Count: <= AlsoMax } numbers => Texts["Also", string.Join(", ", numbers)],
        { } numbers => Texts["Also", $"{string.Join(", ", numbers.Take(AlsoMax))}, …"],
    };

    private string Feed => $"/api/feed?shop={Uri.EscapeDataString(Model?.ShopId ?? string.Empty)}";
}
