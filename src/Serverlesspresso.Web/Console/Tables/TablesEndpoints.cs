using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>The addresses of tables and items.</summary>
internal static class TablesEndpoints
{
    /// <summary>Adds what the pages need.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddTables(this IServiceCollection services)
    {
        services.TryAddSingleton<ItemCalls>();
        services.TryAddSingleton<TableEndpoints>();
        services.TryAddSingleton<ItemEndpoints>();
        services.TryAddSingleton<ItemEditEndpoints>();
        return services;
    }

    /// <summary>Makes the addresses.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapTables(this IEndpointRouteBuilder endpoints)
    {
        var tables = endpoints.ServiceProvider.GetRequiredService<TableEndpoints>();
        var items = endpoints.ServiceProvider.GetRequiredService<ItemEndpoints>();
        var edits = endpoints.ServiceProvider.GetRequiredService<ItemEditEndpoints>();
        var group = endpoints.MapGroup(ConsoleAddresses.Tables).RequireAuthorization(Policies.Operator);
        group.MapGet("", tables.ListAsync);
        var table = group.MapGroup("/{table}");
        table.MapGet("", tables.ShowAsync);
        table.MapGet("/items", items.ListAsync);
        table.MapGet("/item", items.ShowAsync);
        table.MapPost("/item/delete", items.DeleteAsync);
        table.MapGet("/item/edit", edits.ShowAsync);
        table.MapPost("/item/edit", edits.ActAsync);
        table.MapGet("/new", edits.ShowNewAsync);
        table.MapPost("/new", edits.ActNewAsync);
    }
}
