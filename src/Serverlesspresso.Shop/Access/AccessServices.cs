using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Access.Devices;
using Serverlesspresso.Shop.Api.Problems;

namespace Serverlesspresso.Shop.Access;

/// <summary>Sets up who may do what.</summary>
public static class AccessServices
{
    private const string CookiePrefix = "serverlesspresso-";

    /// <summary>Adds sign-in, roles, form tokens and limits. Calling it twice does no harm.</summary>
    /// <param name="services">The host's services, with an engine among them.</param>
    public static IServiceCollection AddCoffeeBarAccess(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(VisitorSignIn)))
        {
            return services;
        }

        services.AddOptions<AccessOptions>()
            .Validate(AreLimitsPositive, "Each limit of Serverlesspresso:Access must be at least 1.")
            .ValidateOnStart();
        services.TryAddSingleton<VisitorKeys>();
        services.TryAddSingleton(provider => new VisitorSignIn(
            provider.GetRequiredService<IRandomSource>(),
            provider.GetRequiredService<VisitorKeys>(),
            provider.GetRequiredService<OpenStreams>()));
        services.TryAddSingleton<OpenStreams>();
        services.TryAddSingleton<DeviceLinks>();
        services.TryAddSingleton<DeviceCookies>();
        services.AddAccounts();
        services.AddRateLimiter(RateLimiting.Configure);
        AddFrontEnds(services);
        AddKeys(services);
        AddCookies(services);
        AddPolicies(services);
        services.AddAntiforgery(options =>
        {
            Harden(options.Cookie, "form");
            options.SuppressXFrameOptionsHeader = true; // The content policy says it for every page.
        });
        return services;
    }

    /// <summary>Puts the checks before every endpoint.</summary>
    /// <param name="app">The host.</param>
    public static IApplicationBuilder UseCoffeeBarAccess(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        Proxies.Use(app);
        app.Use(SecurityHeaders.SetAsync);
        app.Use(EmptyAnswers.ExplainAsync);
        app.UseCors();
        var streams = app.ApplicationServices.GetRequiredService<OpenStreams>();
        app.Use(streams.BeginAsync);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.Use(streams.TrackAsync);
        app.Use(WriteGuard.CheckAsync);
        return app.UseAntiforgery();
    }

    private static bool AreLimitsPositive(AccessOptions options) => new[]
    {
        options.RedeemsPerAddress,
        options.RedeemsPerVisitor,
        options.SignInsPerAddress,
        options.SignInsPerVisitor,
        options.StreamsPerAddress,
    }.Min() > 0;

    private static void AddFrontEnds(IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<AccessOptions>>((cors, access) => cors.AddPolicy(
            AccessOptions.FrontEnds,
            policy => policy
                .WithOrigins([.. access.Value.Origins])
                .AllowCredentials()
                .AllowAnyHeader()
                .AllowAnyMethod()
                .WithExposedHeaders("ETag", "Location", "Retry-After")));
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Serverlesspresso");
        services.AddOptions<KeyManagementOptions>()
            .Configure<IStore>((options, store) => options.XmlRepository = new KeyRepository(store));

        // It warns that the keys are not encrypted. They are as safe as the access key beside them: in a file of their owner.
        services.AddLogging(logging => logging.AddFilter(
            "Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
    }

    private static void AddCookies(IServiceCollection services) => services
        .AddAuthentication(AccessSchemes.All)
        .AddScheme<AuthenticationSchemeOptions, AllCookiesHandler>(AccessSchemes.All, configureOptions: null)
        .AddCookie(AccessSchemes.Visitor, options => Configure(options, "visitor", TimeSpan.FromDays(90)))
        .AddCookie(
            AccessSchemes.Staff,
            options =>
            {
                Configure(options, "staff", TimeSpan.FromDays(14));
                options.EventsType = typeof(StaffCookies);
            })
        .AddCookie(
            AccessSchemes.Device,
            options =>
            {
                Configure(options, "device", TimeSpan.FromDays(365));
                options.EventsType = typeof(DeviceCookies);
            })

        // The framework keeps the challenge of a passkey in this one, between the page's two requests.
        .AddCookie(
            IdentityConstants.TwoFactorUserIdScheme, options => Configure(options, "passkey", TimeSpan.FromMinutes(5)));

    private static void AddPolicies(IServiceCollection services) => services.AddAuthorization(options =>
    {
        foreach (var policy in Policies.RolesOf.Keys)
        {
            options.AddPolicy(policy, new AuthorizationPolicy([new RoleRequirement(policy)], []));
        }

        options.FallbackPolicy = new AuthorizationPolicy([new FallbackRequirement()], []);
    });

    private static void Configure(CookieAuthenticationOptions options, string name, TimeSpan lifetime)
    {
        Harden(options.Cookie, name);
        options.ExpireTimeSpan = lifetime;
        options.SlidingExpiration = true;
    }

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = CookiePrefix + name;
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
