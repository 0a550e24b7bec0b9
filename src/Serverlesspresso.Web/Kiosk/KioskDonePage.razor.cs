using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Kiosk;

/// <summary>A kiosk tells the number of an order, and then forgets it.</summary>
public partial class KioskDonePage
{
    /// <summary>What it tells.</summary>
    [Parameter]
    [EditorRequired]
    public KioskDoneModel Model { get; set; } = null!; // The desk always gives it.

    private string Feed => $"/api/feed?shop={Uri.EscapeDataString(Model.ShopId)}";
}
