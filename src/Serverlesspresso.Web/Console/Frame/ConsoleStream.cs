using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>
/// Answers a page with server-sent events that say no more than that it should look again. However much happens, a page
/// hears at most four a second; the first comes at once, for what happened between the page and its stream.
/// </summary>
/// <param name="live">Tells when something has changed.</param>
/// <param name="topics">What the page wants to know of.</param>
internal sealed class ConsoleStream(ConsoleLive live, IReadOnlyList<string> topics) : IResult
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // The client comes back by itself, and whether it may still listen is checked again.
    private static readonly TimeSpan StreamTimeMax = TimeSpan.FromMinutes(30);

    private static readonly byte[] Look = Encoding.UTF8.GetBytes("data: {\"type\":\"look\"}\n\n");
    private static readonly byte[] Beat = Encoding.UTF8.GetBytes(":\n\n");

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var services = httpContext.RequestServices;
        var time = services.GetRequiredService<TimeProvider>();
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        using var timeIsUp = new CancellationTokenSource(StreamTimeMax, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            httpContext.RequestAborted, lifetime.ApplicationStopping, timeIsUp.Token);
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store, no-transform";
        response.Headers["X-Accel-Buffering"] = "no"; // Tells nginx, and proxies like it, to pass on each event.
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var listener = live.Attach(topics);
        try
        {
            await WriteAsync(response, listener, time, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page has gone, or the server stops, or the time is up: that is how streams end.
        }
        finally
        {
            live.Detach(listener);
        }
    }

    private static async Task WriteAsync(
        HttpResponse response, ConsoleListener listener, TimeProvider time, CancellationToken cancellationToken)
    {
        await response.BodyWriter.WriteAsync(Look, cancellationToken);
        while (true)
        {
            await Task.Delay(Pause, time, cancellationToken);
            var hasChanged = await WaitAsync(listener, time, cancellationToken);
            if ((await response.BodyWriter.WriteAsync(hasChanged ? Look : Beat, cancellationToken)).IsCompleted)
            {
                return;
            }
        }
    }

    /// <summary>Waits for a change, or for the time of a heartbeat.</summary>
    private static async Task<bool> WaitAsync(
        ConsoleListener listener, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timeIsUp = new CancellationTokenSource(Heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeIsUp.Token);
        try
        {
            return await listener.NextAsync(either.Token);
        }
        catch (OperationCanceledException) when (timeIsUp.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
