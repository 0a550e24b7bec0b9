using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Kiosk;

namespace Serverlesspresso.Web.Bar;

/// <summary>The addresses of what baristas see and do.</summary>
internal static class BarEndpoints
{
    /// <summary>Adds what the pages of baristas need.</summary>
    public static IServiceCollection AddBar(this IServiceCollection services)
    {
        services.TryAddSingleton<BarReader>();
        services.TryAddSingleton<BarActs>();
        services.TryAddSingleton<ShopActs>();
        return services;
    }

    /// <summary>Makes the addresses.</summary>
    public static void MapBar(this IEndpointRouteBuilder endpoints)
    {
        var bar = endpoints.MapGroup("/bar/{shop}").RequireAuthorization(Policies.Staff);
        bar.MapGet("", ShowAsync);
        bar.MapGet("/new", ShowNewAsync);
        bar.MapGet("/ticket/{orderId}", ShowSlipAsync);
        MapOrders(bar.MapGroup("/orders/{orderId}"));
        bar.MapPost("/clear", (string shop, IFormCollection form, HttpContext context, BarActs acts) =>
            acts.ClearAsync(shop, form, context));
        MapShop(bar);
    }

    private static void MapOrders(RouteGroupBuilder order)
    {
        Map("/make", (acts, shop, orderId, key, context) => acts.MakeAsync(shop, orderId, key, context));
        Map("/put-back", (acts, shop, orderId, key, context) => acts.PutBackAsync(shop, orderId, key, context));
        Map("/complete", (acts, shop, orderId, key, context) => acts.CompleteAsync(shop, orderId, key, context));
        Map("/collect", (acts, shop, orderId, key, context) => acts.CollectAsync(shop, orderId, key, context));
        Map("/remind", (acts, shop, orderId, key, context) => acts.RemindAsync(shop, orderId, key, context));
        order.MapPost("/cancel", (
            string shop,
            string orderId,
            [FromForm] string key,
            [FromForm] string? reason,
            [FromForm] string? words,
            HttpContext context,
            BarActs acts) => acts.CancelAsync(shop, orderId, key, reason, words, context));

        void Map(string act, Func<BarActs, string, string, string, HttpContext, Task<RedirectHttpResult>> run) =>
            order.MapPost(
                act,
                (string shop, string orderId, [FromForm] string key, HttpContext context, BarActs acts) =>
                    run(acts, shop, orderId, key, context));
    }

    private static void MapShop(RouteGroupBuilder bar)
    {
        bar.MapPost("/open", (string shop, HttpContext context, ShopActs acts) => acts.OpenAsync(shop, context));
        bar.MapPost("/close", (string shop, HttpContext context, ShopActs acts) => acts.CloseAsync(shop, context));
        bar.MapPost("/notice", (string shop, [FromForm] string? text, HttpContext context, ShopActs acts) =>
            acts.NotifyAsync(shop, text, context));
        bar.MapPost("/drinks", (
            string shop, [FromForm] string drink, [FromForm] bool available, HttpContext context, ShopActs acts) =>
            acts.SetAvailableAsync(shop, drink, available, context));
        bar.MapPost("/new", (string shop, IFormCollection form, HttpContext context, ShopActs acts) =>
            acts.TakeAsync(shop, form, context));
    }

    private static async Task<Results<RazorComponentResult<BarPage>, NotFound>> ShowAsync(
        string shop, HttpContext context, BarReader reader)
    {
        try
        {
            return await reader.ReadAsync(ShopId.Read(shop), context) is { } facts
                ? new RazorComponentResult<BarPage>(new { Model = BarModel.From(facts) })
                : TypedResults.NotFound();
        }
        catch (RequestRefusedException refusal)
        {
            return new RazorComponentResult<BarPage>(new { Problem = refusal.Message })
            {
                StatusCode = StatusCodes.Status503ServiceUnavailable,
            };
        }
    }

    private static async Task<Results<RazorComponentResult<NewOrderPage>, NotFound>> ShowNewAsync(
        string shop, HttpContext context, ShopDirectory shops)
    {
        var drink = context.Request.Query[DrinkFields.Drink].FirstOrDefault();
        return await shops.FindAsync(ShopId.Read(shop), context.RequestAborted) is { } found
            ? new RazorComponentResult<NewOrderPage>(
                new { Model = DrinkChoiceModel.From(found, drink), View = BarView.Read(context.Request.Query) })
            : TypedResults.NotFound();
    }

    private static async Task<Results<RazorComponentResult<SlipPage>, NotFound>> ShowSlipAsync(
        string shop, string orderId, HttpContext context, ShopDirectory shops, OrderReader orders)
    {
        var found = await shops.FindAsync(ShopId.Read(shop), context.RequestAborted);
        var order = await orders.FindAsync(orderId, context.RequestAborted);
        return found is not null && order is { OrderNumber: not null } && order.ShopId == found.Id.Value
            ? new RazorComponentResult<SlipPage>(new { Model = SlipModel.From(order, found) })
            : TypedResults.NotFound();
    }
}
