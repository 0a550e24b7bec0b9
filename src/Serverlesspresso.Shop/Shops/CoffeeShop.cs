using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Shop.Shops;

/// <summary>A shop as it stands.</summary>
public sealed record CoffeeShop
{
    /// <summary>Its id.</summary>
    public required ShopId Id { get; init; }

    /// <summary>Its settings.</summary>
    public required ShopSettings Settings { get; init; }

    /// <summary>What it offers.</summary>
    public required Menu Menu { get; init; }

    /// <summary>How many of its places are taken.</summary>
    public required long OpenOrders { get; init; }

    /// <summary>What people call it: its name, or its id if it has none.</summary>
    public string DisplayName => Settings.Name.Length > 0 ? Settings.Name : Id.Value;

    /// <summary>Whether all its places are taken.</summary>
    public bool IsFull => OpenOrders >= Settings.Capacity;

    /// <summary>Changes whenever the settings do, by whomever: an editor gives back the one it saw.</summary>
    public required string SettingsVersion { get; init; }

    /// <summary>Changes whenever the menu does, by whomever: an editor gives back the one it saw.</summary>
    public required string MenuVersion { get; init; }
}
