using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Api.Problems;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Feed;

/// <summary>The feed on the wire.</summary>
public static class FeedEndpoint
{
    private const string LastEventIdHeader = "Last-Event-ID";

    /// <summary>Maps <c>GET /api/feed</c>.</summary>
    /// <param name="endpoints">Where.</param>
    public static IEndpointConventionBuilder MapFeed(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/api/feed", Listen)
        .WithTags("Feed")
        .Describe(
            "ListenToFeed",
            "Tells live what happens at a shop, as server-sent events: a snapshot first, then each change.",
            "Who asks decides what they hear. With `as=visitor` nobody hears more than a visitor. Last-Event-ID resumes.")
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
        .Refuses(RefusalReasons.ShopNotFound, RefusalReasons.Forbidden, RequestReasons.Busy, AccessReasons.TooManyStreams)
        .AllowAnonymous();

    /// <summary>Answers with the stream that whoever asks may hear.</summary>
    private static IResult Listen(HttpContext context, OrderFeed feed, string? shop, string? @as)
    {
        var id = ShopId.Read(shop);
        if (!feed.HasShop(id))
        {
            return ProblemResult.Of(RefusalReasons.ShopNotFound, "There is no such shop.", []);
        }

        if (FeedAudiences.Choose(context.User, id, @as) is not { } audience)
        {
            return ProblemResult.Of(RefusalReasons.Forbidden, "This device is of another shop.", []);
        }

        var lastEventId = context.Request.Headers[LastEventIdHeader];
        return new FeedStream(
            feed,
            audience,
            StringValues.IsNullOrEmpty(lastEventId) ? null : lastEventId.ToString(),
            context.User.IsStranger() ? ClientAddress.Of(context) : null);
    }
}
