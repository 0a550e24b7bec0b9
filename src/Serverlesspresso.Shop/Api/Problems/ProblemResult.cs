using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Serverlesspresso.Shop.Api.Problems;

/// <summary>Answers with a problem.</summary>
/// <param name="answer">The problem.</param>
internal sealed class ProblemResult(ProblemAnswer answer) : IResult
{
    /// <summary>The media type of problems.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>The problem that a refusal is.</summary>
    /// <param name="refusal">The refusal.</param>
    public static ProblemResult Of(CoffeeBarRefusedException refusal) =>
        Of(refusal.Reason, refusal.Message, refusal.Mistakes);

    /// <summary>A problem.</summary>
    /// <param name="reason">Why, for machines.</param>
    /// <param name="detail">The same for people.</param>
    /// <param name="mistakes">What is wrong with what was sent; empty if that is not why.</param>
    public static ProblemResult Of(string reason, string detail, IReadOnlyList<Mistake> mistakes)
    {
        var status = ProblemStatus.Of(reason);
        return new ProblemResult(new ProblemAnswer
        {
            Title = ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = detail,
            Reason = reason,
            Errors = mistakes.Count == 0 ? null : ByPlace(mistakes),
        });
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = default;
        response.Headers.ETag = default;
        return response.WriteAsJsonAsync(
            answer, ApiJson.Plain.ProblemAnswer, ContentType, httpContext.RequestAborted);
    }

    private static Dictionary<string, IReadOnlyList<string>> ByPlace(IReadOnlyList<Mistake> mistakes) => mistakes
        .GroupBy(mistake => mistake.Place, StringComparer.Ordinal)
        .ToDictionary(
            place => place.Key,
            IReadOnlyList<string> (place) => [.. place.Select(mistake => mistake.Message)],
            StringComparer.Ordinal);
}
