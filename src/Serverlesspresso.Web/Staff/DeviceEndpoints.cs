using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Devices;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.SignIn;

namespace Serverlesspresso.Web.Staff;

/// <summary>Makes, lists and revokes the links of displays and kiosks, and takes such a link.</summary>
internal static class DeviceEndpoints
{
    private const string Address = "/office/devices";

    /// <summary>Makes the addresses.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapDevices(this IEndpointRouteBuilder endpoints)
    {
        var devices = endpoints.MapGroup(Address).RequireAuthorization(Policies.Organiser);
        devices.MapGet("", ShowAsync);
        devices.MapPost("", MakeAsync);
        devices.MapPost("/{id}/revoke", RevokeAsync);
        endpoints.MapGet("/device/{token}", OpenAsync).AllowAnonymous().WithMetadata(RateLimit.SignIn);
    }

    private static async Task<RazorComponentResult<DevicesPage>> ShowAsync(
        HttpContext context, DeviceLinks devices, ShopDirectory shops, FreshLink links)
    {
        var all = await devices.ListAsync(context.RequestAborted);
        var choices = await shops.ListAsync(context.RequestAborted);
        var model = new DevicesModel(
            Said.Read(context.Request),
            links.Take(context, Address),
            [.. all.Where(device => MayUse(context, device.Shop))],
            [.. choices.Where(shop => MayUse(context, shop.Id)).Select(ShopChoice.From)]);
        return new RazorComponentResult<DevicesPage>(new { Model = model });
    }

    private static async Task<Results<RedirectHttpResult, ForbidHttpResult>> MakeAsync(
        HttpContext context,
        DeviceLinks devices,
        FreshLink links,
        [FromForm] string name,
        [FromForm] string role,
        [FromForm] string? shopId)
    {
        var shop = ShopId.Read(shopId);
        if (!MayUse(context, shop))
        {
            return TypedResults.Forbid();
        }

        return await Said.TryAsync(
            async () =>
            {
                var made = await devices.MakeAsync(name, role, shop, context.RequestAborted);
                links.Put(context, Address, $"/device/{made.Token}");
                return TypedResults.Redirect(Address);
            },
            Address);
    }

    private static async Task<Results<RedirectHttpResult, ForbidHttpResult>> RevokeAsync(
        HttpContext context, DeviceLinks devices, string id)
    {
        if (await devices.FindAsync(id, context.RequestAborted) is { } device && !MayUse(context, device.Shop))
        {
            return TypedResults.Forbid();
        }

        return await Said.TryAsync(
            async () =>
            {
                await devices.RevokeAsync(id, context.RequestAborted);
                return Said.At(Address);
            },
            Address);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<DeadDevicePage>>> OpenAsync(
        HttpContext context, DeviceLinks devices, string token)
    {
        try
        {
            var device = await devices.OpenAsync(context, token);
            var page = device.Role == Roles.Kiosk ? "kiosk" : "wall";
            return TypedResults.Redirect($"/{page}/{Uri.EscapeDataString(device.Shop.Value)}");
        }
        catch (CoffeeBarRefusedException)
        {
            return new RazorComponentResult<DeadDevicePage>() { StatusCode = StatusCodes.Status404NotFound };
        }
    }

    private static bool MayUse(HttpContext context, ShopId shop) => context.User.Meets(Policies.Organiser, shop);
}
