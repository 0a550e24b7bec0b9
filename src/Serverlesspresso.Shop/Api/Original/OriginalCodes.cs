using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Problems;
using Serverlesspresso.Shop.CheckIn;

namespace Serverlesspresso.Shop.Api.Original;

/// <summary>The original's <c>/qr-code</c>.</summary>
internal static class OriginalCodes
{
    /// <summary>Gets the code of a shop.</summary>
    public static async Task<JsonHttpResult<OriginalBucketAnswer>> GetAsync(CheckInDesk desk, HttpContext context)
    {
        var code = await desk.GetCurrentCodeAsync(OriginalShop.Read(context, Policies.Display), context.RequestAborted);
        return TypedResults.Json(
            new OriginalBucketAnswer(OriginalBucket.Of(code)), OriginalJson.Plain.OriginalBucketAnswer);
    }

    /// <summary>Redeems a code.</summary>
    public static async Task<IResult> RedeemAsync(CheckInDesk desk, VisitorSignIn visitors, HttpContext context)
    {
        var code = context.Request.Query["token"].ToString();
        if (code.Length == 0)
        {
            return Refuse(
                StatusCodes.Status422UnprocessableEntity, "Missing parameter", RequestReasons.InvalidRequest);
        }

        var request = new RedeemRequest
        {
            Shop = OriginalShop.Read(context),
            Code = code,
            VisitorId = await visitors.SignInAsync(context, name: null),
            CustomerName = context.User.FindVisitorName(),
        };
        try
        {
            var admission = await desk.RedeemAsync(request, context.RequestAborted);
            return TypedResults.Json(
                new OriginalOrderAnswer(admission.Order.Id), OriginalJson.Plain.OriginalOrderAnswer);
        }
        catch (CoffeeBarRefusedException refusal)
        {
            return Refuse(refusal);
        }
    }

    // The original answers 200 when nothing is left, and its phones then show an empty screen.
    private static JsonHttpResult<OriginalProblem> Refuse(CoffeeBarRefusedException refusal) => refusal.Reason switch
    {
        RefusalReasons.ExpiredCode => Refuse(StatusCodes.Status400BadRequest, "Invalid code", refusal.Reason),
        RefusalReasons.NoTokens => Refuse(StatusCodes.Status409Conflict, "No tokens remaining", refusal.Reason),
        _ => Refuse(ProblemStatus.Of(refusal.Reason), refusal.Message, refusal.Reason),
    };

    private static JsonHttpResult<OriginalProblem> Refuse(int status, string error, string reason) =>
        TypedResults.Json(new OriginalProblem(error, reason), OriginalJson.Plain.OriginalProblem, statusCode: status);
}
