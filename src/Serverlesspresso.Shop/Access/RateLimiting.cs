using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Serverlesspresso.Shop.Access;

/// <summary>Counts attempts for each client address and each visitor, within a minute.</summary>
internal static class RateLimiting
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Sets the limits up.</summary>
    /// <param name="limiter">The framework's options.</param>
    public static void Configure(RateLimiterOptions limiter)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(ByAddress),
            PartitionedRateLimiter.Create<HttpContext, string>(ByVisitor));
        limiter.OnRejected = RefuseAsync;
    }

    private static RateLimitPartition<string> ByAddress(HttpContext context) =>
        Find(context) is { } limit
            ? Count($"{limit.Name}/{ClientAddress.Of(context)}", limit.PerAddress(OptionsOf(context)))
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> ByVisitor(HttpContext context) =>
        Find(context) is { } limit && context.User.FindSubject() is { } subject
            ? Count($"{limit.Name}/{subject}", limit.PerVisitor(OptionsOf(context)))
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimit? Find(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RateLimit>();

    private static AccessOptions OptionsOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value;

    private static RateLimitPartition<string> Count(string key, int attemptsMax) => RateLimitPartition.GetFixedWindowLimiter(
        key,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = attemptsMax, Window = Window });

    private static ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : Window;
        var seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        rejected.HttpContext.Response.Headers.RetryAfter = seconds;
        return new ValueTask(AccessProblem.WriteAsync(
            rejected.HttpContext,
            AccessReasons.TooManyRequests,
            $"Too many attempts. Try again in {seconds} seconds."));
    }
}
