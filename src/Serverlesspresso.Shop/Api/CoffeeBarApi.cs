using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.CheckIn;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Api.Orders;
using Serverlesspresso.Shop.Api.Original;
using Serverlesspresso.Shop.Api.Problems;
using Serverlesspresso.Shop.Api.Shops;
using Serverlesspresso.Shop.Api.Statistics;
using Serverlesspresso.Shop.Feed;

namespace Serverlesspresso.Shop.Api;

/// <summary>Sets up the REST API of the coffee bar.</summary>
public static class CoffeeBarApi
{
    /// <summary>Adds what the API needs. Calling it twice does no harm.</summary>
    /// <param name="services">The host's services, with a coffee bar among them.</param>
    public static IServiceCollection AddCoffeeBarApi(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.Encoder = ApiJson.Encoder;
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
        });
        return services.AddApiDescription();
    }

    /// <summary>
    /// Makes the addresses of the API: those below <c>/api</c>, the live feed among them, and those of the original.
    /// </summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static IEndpointRouteBuilder MapCoffeeBarApi(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var api = endpoints.MapGroup("/api");
        ((IEndpointConventionBuilder)api).Add(ProblemGuard.Add);
        api.RequireCors(AccessOptions.FrontEnds);
        CheckInEndpoints.Map(api);
        ShopEndpoints.Map(api);
        MenuEndpoints.Map(api);
        OrderEndpoints.Map(api);
        OrderActEndpoints.Map(api);
        CounterEndpoints.Map(api);
        VisitorEndpoints.Map(api);
        StatisticsEndpoints.Map(api);
        RobotEndpoints.Map(api);
        ApiDescription.Map(api);
        endpoints.MapFeed();
        OriginalApi.Map(endpoints);
        return endpoints;
    }
}
