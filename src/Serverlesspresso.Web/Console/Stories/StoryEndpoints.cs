using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>Sets up the part of the console that is about orders.</summary>
internal static class StoryEndpoints
{
    private const int OrdersPerPage = 50;

    /// <summary>Adds what its pages need.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddStories(this IServiceCollection services)
    {
        services.TryAddSingleton<StoryEvents>();
        services.TryAddSingleton<StoryActions>();
        services.TryAddSingleton<StoryRuns>();
        services.TryAddSingleton<StoryReader>();
        return services;
    }

    /// <summary>Makes its addresses.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapStories(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(StoryAddresses.Orders).RequireAuthorization(Policies.Operator);
        group.MapGet("", ListAsync);
        group.MapGet("/{id}", ShowAsync);
    }

    private static async Task<Results<RazorComponentResult<StoryPage>, NotFound>> ShowAsync(
        string id, StoryReader reader, HttpContext context) =>
        await reader.FindAsync(id, context.RequestAborted) is { } model
            ? new RazorComponentResult<StoryPage>(new { Model = model })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<OrdersPage>, RedirectHttpResult, NotFound, BadRequest>> ListAsync(
        OrderReader orders, ShopDirectory shops, HttpContext context)
    {
        var query = context.Request.Query;
        var shopId = ShopId.Read(query["shop"].FirstOrDefault());
        var all = await shops.ListAsync(context.RequestAborted);
        if (all.All(shop => shop.Id != shopId))
        {
            return TypedResults.NotFound();
        }

        var wanted = query["order"].ToString().Trim();
        if (wanted.Length > 0 && await orders.FindAsync(wanted, context.RequestAborted) is { } found)
        {
            return TypedResults.Redirect(StoryAddresses.Of(found.Id));
        }

        var asked = new OrderQuery
        {
            Shop = shopId,
            State = query["state"].ToString() is { Length: > 0 } state ? state : null,
            Limit = wanted.Length > 0 ? OrderQuery.LimitMax : OrdersPerPage,
            After = query["after"].FirstOrDefault(),
        };
        if (asked.State is { } unknown && OrdersPage.States.All(known => known.State != unknown))
        {
            return TypedResults.BadRequest();
        }

        try
        {
            var page = await orders.ListAsync(asked, context.RequestAborted);
            return new RazorComponentResult<OrdersPage>(new { Model = MakeModel(asked, wanted, page, all) });
        }
        catch (RequestRefusedException)
        {
            // No page before this one ended there.
            return TypedResults.BadRequest();
        }
    }

    private static OrdersModel MakeModel(
        OrderQuery asked, string wanted, OrderPage page, IReadOnlyList<CoffeeShop> shops)
    {
        var number = wanted.TrimStart('#');
        return new OrdersModel
        {
            Shop = asked.Shop.Value,
            Shops = [.. shops.Select(shop => (shop.Id.Value, shop.DisplayName))],
            Wanted = wanted,
            State = asked.State,
            Orders = [.. page.Orders.Where(order => wanted.Length == 0 || order.OrderNumber == number)],
            Next = wanted.Length == 0 ? page.Next : null,
            IsFirst = wanted.Length == 0 && asked.After is null,
        };
    }
}
