using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Web.Bar;
using Serverlesspresso.Web.Console;
using Serverlesspresso.Web.Files;
using Serverlesspresso.Web.Journey;
using Serverlesspresso.Web.Kiosk;
using Serverlesspresso.Web.Me;
using Serverlesspresso.Web.Office;
using Serverlesspresso.Web.Office.Home;
using Serverlesspresso.Web.Problem;
using Serverlesspresso.Web.Reference;
using Serverlesspresso.Web.SignIn;
using Serverlesspresso.Web.Staff;
using Serverlesspresso.Web.Start;
using Serverlesspresso.Web.Texts;
using Serverlesspresso.Web.Visit;
using Serverlesspresso.Web.Wall;

namespace Serverlesspresso.Web.Hosting;

/// <summary>Sets up the pages that people see.</summary>
public static class CoffeeBarPages
{
    /// <summary>Adds what the pages need. Calling it twice does no harm.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddCoffeeBarPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(Languages.Configure);
        services.AddOptions<CoffeeBarPagesOptions>();
        services.AddConsole();
        services.TryAddSingleton<VisitReader>();
        services.TryAddSingleton<FreshLink>();
        services.AddBar().AddWall().AddKiosk();
        services.TryAddSingleton<HomeReader>();
        return services;
    }

    /// <summary>Finds the language of each request, and shows a page where an answer would be empty.</summary>
    /// <param name="app">The host.</param>
    public static IApplicationBuilder UseCoffeeBarPages(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseRequestLocalization();
        app.UseProblemPages();
        return app;
    }

    /// <summary>Makes the pages' addresses. None answers <c>POST /</c>, which is the AWS wire.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static IEndpointRouteBuilder MapCoffeeBarPages(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapGet(PageFileEndpoint.Pattern, PageFileEndpoint.Show).AllowAnonymous();
        endpoints.MapPost(LanguageEndpoint.Address, LanguageEndpoint.Choose).AllowAnonymous();
        endpoints.MapConsole();
        endpoints.MapGet("/", StartEndpoint.ShowAsync).AllowAnonymous();
        endpoints.MapVisits();
        endpoints.MapMe();
        endpoints.MapJourneys();
        endpoints.MapSignIn();
        endpoints.MapLinks();
        endpoints.MapAccount();
        endpoints.MapStaff();
        endpoints.MapDevices();
        endpoints.MapBar();
        endpoints.MapWall();
        endpoints.MapKiosk();
        endpoints.MapOffice();
        endpoints.MapReference();
        return endpoints;
    }
}
