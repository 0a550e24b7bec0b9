using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Api.Orders;
using Serverlesspresso.Shop.Api.Problems;
using Serverlesspresso.Shop.Api.Requests;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Api.CheckIn;

/// <summary>Codes for displays, and how visitors redeem them.</summary>
internal static class CheckInEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">Where.</param>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/shops/{shop}").WithTags("Check-in");
        group.MapGet("/code", GetCodeAsync)
            .RequireAuthorization(Policies.Display)
            .Describe("GetCode", "Gets the code that displays of the shop show now.")
            .Refuses(RefusalReasons.ShopNotFound);
        group.MapPost("/check-in", CheckInAsync)
            .AllowAnonymous()
            .WithMetadata(RateLimit.Redeem)
            .Describe(
                "CheckIn",
                "Redeems a code: opens an order that has its place, and time to choose a drink.",
                "Signs the visitor in with a cookie. A visitor whose order is still open gets that order, and nothing is spent. "
                + "If the answer with the cookie is lost, the same request with the same Idempotency-Key is the same visitor "
                + "again: so without a cookie the key must be a UUID that nobody can guess.")
            .Refuses(
                RefusalReasons.ShopNotFound,
                RefusalReasons.ExpiredCode,
                RefusalReasons.NoTokens,
                RefusalReasons.Closed,
                RefusalReasons.Capacity,
                RefusalReasons.OrderLimit);
    }

    private static async Task<Ok<CodeAnswer>> GetCodeAsync(
        string shop, CheckInDesk desk, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var code = await desk.GetCurrentCodeAsync(ShopId.Read(shop), cancellationToken);
        return TypedResults.Ok(CodeAnswer.Of(code, timeProvider.GetUtcNow()));
    }

    private static async Task<Results<Created<OrderView>, Ok<OrderView>>> CheckInAsync(
        string shop,
        Body<CheckInBody> body,
        RequestKey key,
        VisitorSignIn visitors,
        CheckInDesk desk,
        HttpContext context)
    {
        Check(body.Value);
        Check(key, context.User);
        var visitorId = await visitors.SignInAsync(context, body.Value.Name, key.Value);
        var request = new RedeemRequest
        {
            Shop = ShopId.Read(shop),
            Code = body.Value.Code ?? string.Empty,
            VisitorId = visitorId,
            CustomerName = context.User.FindVisitorName(),
            OrderId = IdempotencyKeys.OrderIdOf(visitorId, key.Value),
        };
        var admission = await RedeemAsync(request, body.Value, desk, context);
        var order = OrderAnswers.ForCustomer(admission.Order);
        return admission.IsNew
            ? TypedResults.Created(OrderAnswers.PathOf(admission.Order), order)
            : TypedResults.Ok(order);
    }

    private static async Task<Admission> RedeemAsync(
        RedeemRequest request, CheckInBody body, CheckInDesk desk, HttpContext context)
    {
        try
        {
            var admission = await desk.RedeemAsync(request, context.RequestAborted);
            return admission.Order.Id == request.OrderId && IsNamedOtherwise(admission.Order, body)
                ? throw new CoffeeBarRefusedException(
                    RefusalReasons.KeyUsed, "The key of this request was used with another name: use a new key.")
                : admission;
        }
        catch (CoffeeBarRefusedException refusal) when (refusal.Reason == RefusalReasons.KeyUsed)
        {
            // Nothing has changed, so the visitor keeps the name they have too.
            context.Response.Headers.Remove(HeaderNames.SetCookie);
            throw;
        }
    }

    private static bool IsNamedOtherwise(Order order, CheckInBody body) =>
        body.Name is { } name && name != (order.CustomerName ?? string.Empty);

    // Whoever comes without a cookie is known by the key from then on: another's key would make them that other.
    private static void Check(RequestKey key, ClaimsPrincipal user)
    {
        if (key.Value is { } given && user.FindVisitor() is null && !VisitorSignIn.IsKey(given))
        {
            throw new CoffeeBarRefusedException(
                RequestReasons.InvalidRequest,
                [new Mistake(RequestKey.Header, "Whoever checks in without a cookie must give a random UUID as the key.")]);
        }
    }

    // Before the visitor is signed in, so that a mistake leaves no cookie behind.
    private static void Check(CheckInBody body)
    {
        Mistake[] mistakes =
        [
            .. string.IsNullOrEmpty(body.Code) ? [new Mistake("/code", "The code of the display is missing.")] : (Mistake[])[],
            .. body.Name is { Length: > 0 } name ? TextRules.CheckName("/name", "The name", name) : [],
        ];
        if (mistakes.Length > 0)
        {
            throw new CoffeeBarRefusedException(RequestReasons.InvalidRequest, mistakes);
        }
    }
}
