using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Access.Devices;

/// <summary>A link that makes a screen or tablet a display or kiosk of a shop, for as long as it is not revoked.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What the organiser called it, such as <c>Hall 4</c>.</param>
/// <param name="Role"><see cref="Roles.Display"/> or <see cref="Roles.Kiosk"/>.</param>
/// <param name="Shop">Its shop.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record DeviceLink(string Id, string Name, string Role, ShopId Shop, DateTimeOffset CreatedAt);
