namespace Serverlesspresso.Shop.Access.Devices;

/// <summary>A link that was just made.</summary>
/// <param name="Link">The link.</param>
/// <param name="Token">The secret of <c>/device/{token}</c>. It is nowhere else: who loses it makes another link.</param>
public sealed record NewDeviceLink(DeviceLink Link, string Token);
