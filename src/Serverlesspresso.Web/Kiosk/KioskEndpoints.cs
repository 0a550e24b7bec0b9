using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Web.Kiosk;

/// <summary>The addresses of a kiosk: a tablet of the stand, on which visitors order with nothing but a name.</summary>
internal static class KioskEndpoints
{
    /// <summary>Adds what the pages of a kiosk need.</summary>
    public static IServiceCollection AddKiosk(this IServiceCollection services)
    {
        services.TryAddSingleton<KioskDesk>();
        return services;
    }

    /// <summary>Makes the addresses.</summary>
    public static void MapKiosk(this IEndpointRouteBuilder endpoints)
    {
        var kiosk = endpoints.MapGroup("/kiosk/{shop}").RequireAuthorization(Policies.Kiosk);
        kiosk.MapGet("", (string shop, HttpContext context, KioskDesk desk) => desk.ShowAsync(shop, context));
        kiosk.MapGet("/done/{orderId}", (string shop, string orderId, HttpContext context, KioskDesk desk) =>
            desk.ShowDoneAsync(shop, orderId, context));
        kiosk.MapPost("/orders", (string shop, IFormCollection form, HttpContext context, KioskDesk desk) =>
            desk.TakeAsync(shop, form, context));
    }
}
