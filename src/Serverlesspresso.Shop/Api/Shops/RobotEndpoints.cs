using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Api.Requests;
using Serverlesspresso.Shop.Robots;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>The robots of a shop, for demonstrations.</summary>
internal static class RobotEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">Where.</param>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/shops/{shop}/robots").WithTags("Robots").RequireAuthorization(Policies.Organiser);
        group.MapGet("", GetAsync)
            .Describe("GetRobots", "Gets how the robots of a shop work. Those that nobody has set up are off.")
            .Refuses(RefusalReasons.ShopNotFound);
        group.MapPatch("", ChangeAsync)
            .Describe("ChangeRobots", "Says how the robots of a shop are to work: what is given. They hear of it at once.")
            .Refuses(RefusalReasons.ShopNotFound, RefusalReasons.InvalidRobots);
    }

    private static async Task<Ok<RobotsBody>> GetAsync(
        string shop, RobotDirectory robots, ShopDirectory shops, CancellationToken cancellationToken)
    {
        var found = await ShopAnswers.GetAsync(shops, shop, cancellationToken);
        return TypedResults.Ok(RobotsBody.Of(await robots.ReadAsync(found.Id, cancellationToken)));
    }

    private static async Task<Ok<RobotsBody>> ChangeAsync(
        string shop, Body<RobotsBody> body, RobotDirectory robots, CancellationToken cancellationToken)
    {
        var id = ShopId.Read(shop);
        var settings = body.Value.Change(await robots.ReadAsync(id, cancellationToken));
        await robots.SetAsync(id, settings, cancellationToken);
        return TypedResults.Ok(RobotsBody.Of(settings));
    }
}
