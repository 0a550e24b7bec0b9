using Serverlesspresso.Shop.Access.Devices;
using Serverlesspresso.Web.Design;
using Serverlesspresso.Web.SignIn;

namespace Serverlesspresso.Web.Staff;

/// <summary>What the page of displays and kiosks shows.</summary>
/// <param name="Saying">What came of the last form.</param>
/// <param name="Link">The link that was made just now; null if none was.</param>
/// <param name="Devices">The links that hold.</param>
/// <param name="Shops">The shops that a link can be made for.</param>
public sealed record DevicesModel(
    Saying Saying, string? Link, IReadOnlyList<DeviceLink> Devices, IReadOnlyList<ShopChoice> Shops)
{
    /// <summary>The name of a device's shop.</summary>
    /// <param name="device">The device.</param>
    public string ShopOf(DeviceLink device) => Find(device)?.Name ?? device.Shop.Value;

    /// <summary>The day on which a device's link was made, by the clock of its shop.</summary>
    /// <param name="device">The device.</param>
    public string DayOf(DeviceLink device) => Instants.Day(device.CreatedAt, Find(device)?.TimeZone ?? string.Empty);

    private ShopChoice? Find(DeviceLink device) => Shops.FirstOrDefault(shop => shop.Id == device.Shop.Value);
}
