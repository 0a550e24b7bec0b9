using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Problems;

namespace Serverlesspresso.Shop.Api.Description;

/// <summary>Why an endpoint may refuse: for reasons of its own, and for those of its kind.</summary>
internal static class ProblemReasons
{
    /// <summary>All reasons of an endpoint.</summary>
    /// <param name="metadata">What is known of the endpoint.</param>
    /// <param name="policy">Who may call it; null for anybody.</param>
    public static IEnumerable<string> Of(IList<object> metadata, string? policy)
    {
        foreach (var reason in metadata.OfType<Refusals>().SelectMany(refusals => refusals.Reasons))
        {
            yield return reason;
        }

        if (policy is not null)
        {
            yield return AccessReasons.SignedOut;
            yield return AccessReasons.Forbidden;
        }

        if (metadata.OfType<IHttpMethodMetadata>().Any(methods => !methods.HttpMethods.Contains(HttpMethods.Get)))
        {
            yield return AccessReasons.ForeignPage;
        }

        if (metadata.OfType<BodyShape>().Any())
        {
            yield return RequestReasons.InvalidJson;
            yield return RequestReasons.InvalidRequest;
            yield return RequestReasons.NotJson;
            yield return RequestReasons.TooLarge;
        }

        if (metadata.OfType<RateLimit>().Any())
        {
            yield return AccessReasons.TooManyRequests;
        }
    }
}
