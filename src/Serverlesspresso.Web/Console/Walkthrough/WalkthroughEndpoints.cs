using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>The workshop's page as an interactive guide.</summary>
internal static class WalkthroughEndpoints
{
    /// <summary>Adds what it needs.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddWalkthrough(this IServiceCollection services)
    {
        services.TryAddSingleton<WalkReader>();
        services.TryAddSingleton<WalkActs>();
        services.TryAddSingleton<WalkPatience>();
        services.TryAddSingleton<WalkthroughModels>();
        return services;
    }

    /// <summary>Makes its addresses.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapWalkthrough(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(ConsoleAddresses.Walkthrough).RequireAuthorization(Policies.Operator);
        group.MapGet("", ShowAsync);
        group.MapPost("/{act}", DoAsync);
    }

    private static async Task<RazorComponentResult<WalkthroughPage>> ShowAsync(
        string? order, string? said, WalkthroughModels models, HttpContext context)
    {
        var url = $"{context.Request.Scheme}://{context.Request.Host}";
        var model = await models.MakeAsync(order?.Trim() ?? string.Empty, url, context.RequestAborted);
        return new RazorComponentResult<WalkthroughPage>(new { Model = model with { Said = said } })
        {
            StatusCode = model.IdProblem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> DoAsync(
        string act,
        [FromForm] string? order,
        [FromForm(Name = PostForm.KeyName)] string? key,
        WalkPatience patience,
        HttpContext context)
    {
        if (WalkActNames.Find(act) is not { } found || order is null || !WalkAddresses.IsId(order))
        {
            return TypedResults.NotFound();
        }

        string? error;
        try
        {
            error = await patience.DoAsync(found, order, key, context.RequestAborted);
        }
        catch (RequestRefusedException refusal)
        {
            error = refusal.Code;
        }

        var page = WalkAddresses.Of(order);
        return TypedResults.Redirect(error is null ? page : QueryHelpers.AddQueryString(page, "said", error));
    }
}
