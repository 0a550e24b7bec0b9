using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Bar;

/// <summary>The barista's page: what waits, what is being made, what stands at the counter.</summary>
public partial class BarPage
{
    /// <summary>What it shows; null if it cannot be shown.</summary>
    [Parameter]
    public BarModel? Model { get; set; }

    /// <summary>Why it cannot be shown.</summary>
    [Parameter]
    public string? Problem { get; set; }

    private string Title => Model is null ? Texts["Bar"] : Texts["Title", Model.QueueCount, Model.ShopName];

    private string Feed => $"/api/feed?shop={Uri.EscapeDataString(Model?.ShopId ?? string.Empty)}";

    private string AllStations => Model is null
        ? string.Empty
        : BarAddresses.Shop(Model.ShopId, Model.View with { Station = null });

    private string EmptyQueue => Model switch
    {
        { View.Search.Length: > 0 } => Texts["NothingFound"],
        { IsOpen: false } => Texts["QueueEmptyClosed"],
        _ => Texts["QueueEmpty"],
    };
}
