using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Serverlesspresso.Shop.Access;

/// <summary>
/// Knows the event streams that accounts and devices hold open. A request is checked when it begins, and a stream may go on
/// for days: when its account or device loses its rights, the stream is cut.
/// </summary>
public sealed class OpenStreams
{
    private const string ContentType = "text/event-stream";

    private readonly ConcurrentDictionary<HttpContext, string> _subjects = [];

    /// <summary>Cuts all streams of an account or device.</summary>
    /// <param name="subject">Its id.</param>
    public void Cut(string subject)
    {
        foreach (var (context, _) in _subjects.Where(stream => stream.Value == subject))
        {
            context.Abort();
        }
    }

    /// <summary>Keeps a stream in mind while it is open.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest.</param>
    internal async Task TrackAsync(HttpContext context, RequestDelegate next)
    {
        if (FindSubject(context) is not { } subject)
        {
            await next(context);
            return;
        }

        _subjects[context] = subject;
        try
        {
            await next(context);
        }
        finally
        {
            _subjects.TryRemove(context, out _);
        }
    }

    // What the endpoint says of itself counts, and not what the client asks for: a client may ask for nothing.
    private static string? FindSubject(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
            .Any(answer => answer.ContentTypes.Contains(ContentType)) ?? false
            ? context.User.FindSubject()
            : null;
}
