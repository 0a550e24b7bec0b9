namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>A new shop: its id, its settings, and its menu.</summary>
public sealed record NewShopBody : SettingsBody
{
    /// <summary>Its id: 1 to 40 letters from A to Z, digits, <c>_</c> and <c>-</c>. It never changes.</summary>
    public string? Id { get; init; }

    /// <summary>What it offers; the standard menu if it is missing.</summary>
    public MenuBody? Menu { get; init; }
}
