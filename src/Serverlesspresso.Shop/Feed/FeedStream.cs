using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Shop.Api.Problems;

namespace Serverlesspresso.Shop.Feed;

/// <summary>Answers a request with the feed as server-sent events.</summary>
/// <remarks>Source: HTML Living Standard, 9.2 Server-sent events.</remarks>
/// <param name="feed">The feed.</param>
/// <param name="audience">Who listens.</param>
/// <param name="lastEventId">The id of the event that they had last; null if there is none.</param>
/// <param name="address">The address that they count for; null if for none.</param>
internal sealed class FeedStream(OrderFeed feed, FeedAudience audience, string? lastEventId, string? address) : IResult
{
    /// <summary>
    /// How long a stream lasts at most. The client comes back by itself, and whether it may still listen is checked again.
    /// </summary>
    private static readonly TimeSpan StreamTimeMax = TimeSpan.FromMinutes(30);

    private const string RetryAfterSeconds = "10";
    private const int RetryMillisecondsMin = 1_000;
    private const int RetryMillisecondsSpread = 2_000;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        try
        {
            using var subscription = feed.Join(audience, lastEventId, address);
            await RunAsync(httpContext, subscription);
        }
        catch (CoffeeBarRefusedException refusal) when (!httpContext.Response.HasStarted)
        {
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
            await ProblemResult.Of(refusal).ExecuteAsync(httpContext);
        }
    }

    private static async Task RunAsync(HttpContext httpContext, FeedSubscription subscription)
    {
        var services = httpContext.RequestServices;
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        using var timeIsUp = new CancellationTokenSource(StreamTimeMax, services.GetRequiredService<TimeProvider>());
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            httpContext.RequestAborted, lifetime.ApplicationStopping, timeIsUp.Token);
        Prepare(httpContext);
        try
        {
            await OpenAsync(httpContext.Response.BodyWriter, services.GetRequiredService<IRandomSource>(), end.Token);
            await WriteAsync(httpContext.Response.BodyWriter, subscription, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client has gone, or the server stops, or the time is up: that is how streams end.
        }
    }

    private static void Prepare(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store, no-transform";
        context.Response.Headers["X-Accel-Buffering"] = "no"; // Tells nginx, and proxies like it, to pass on each event.
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    /// <summary>
    /// Lets the client know at once that it is connected, and when to come back: not all at the same moment after a restart.
    /// </summary>
    private static async Task OpenAsync(PipeWriter body, IRandomSource random, CancellationToken cancellationToken)
    {
        var retry = RetryMillisecondsMin + (int)(random.NextChance() * RetryMillisecondsSpread);
        body.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"retry: {retry}\n\n")));
        await body.FlushAsync(cancellationToken);
    }

    private static async Task WriteAsync(
        PipeWriter body, FeedSubscription subscription, CancellationToken cancellationToken)
    {
        await foreach (var message in subscription.ReadAsync(cancellationToken))
        {
            if ((await body.WriteAsync(message.ToEvent(), cancellationToken)).IsCompleted)
            {
                return;
            }
        }
    }
}
