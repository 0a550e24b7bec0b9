using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Texts;

namespace Serverlesspresso.Web.Wall;

/// <summary>The address of a wall.</summary>
internal static class WallEndpoint
{
    /// <summary>Adds what a wall needs.</summary>
    public static IServiceCollection AddWall(this IServiceCollection services)
    {
        services.TryAddSingleton<WallReader>();
        return services;
    }

    /// <summary>Makes the address.</summary>
    public static void MapWall(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/wall/{shop}", ShowAsync).RequireAuthorization(Policies.Display);
    }

    private static async Task<IResult> ShowAsync(string shop, HttpContext context, WallReader reader)
    {
        try
        {
            return await reader.ReadAsync(ShopId.Read(shop), context) is { } facts
                ? new ShopLanguageResult(
                    facts.Shop.Settings.Language,
                    new RazorComponentResult<WallPage>(new { Model = WallModel.From(facts) }))
                : new RazorComponentResult<WallPage> { StatusCode = StatusCodes.Status404NotFound };
        }
        catch (RequestRefusedException refusal)
        {
            return new RazorComponentResult<WallPage>(new { Problem = refusal.Message })
            {
                StatusCode = StatusCodes.Status503ServiceUnavailable,
            };
        }
    }

    /// <summary>A page in the language of a shop, whatever the screen's browser asks for: nobody ever set that up.</summary>
    /// <param name="language">The language's code; one that is not spoken changes nothing.</param>
    /// <param name="page">The page.</param>
    private sealed class ShopLanguageResult(string language, IResult page) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (Languages.IsSpoken(language))
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            }

            await page.ExecuteAsync(httpContext);
        }
    }
}
