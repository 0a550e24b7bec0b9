using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Serverlesspresso.Shop.Access;

/// <summary>
/// Knows the event streams that people and devices hold open. A request is checked when it begins, and a stream may go on
/// for days: when somebody it was opened for signs out or loses their rights, the stream is cut.
/// </summary>
public sealed class OpenStreams
{
    private const string ContentType = "text/event-stream";

    private readonly ConcurrentDictionary<HttpContext, IReadOnlyList<string>> _subjects = [];
    private long _cuts;

    /// <summary>Cuts all streams of an account, device or visitor. Clients that still may listen come back by themselves.</summary>
    /// <param name="subject">Its id.</param>
    public void Cut(string subject)
    {
        Interlocked.Increment(ref _cuts);
        foreach (var (context, _) in _subjects.Where(stream => stream.Value.Contains(subject)))
        {
            context.Abort();
        }
    }

    /// <summary>
    /// Cuts them as soon as the answer of a request is sent, so that no client comes back with the cookie that the answer
    /// takes from it.
    /// </summary>
    /// <param name="context">The request that signs somebody out.</param>
    /// <param name="subject">Their id.</param>
    internal void CutAfter(HttpContext context, string subject) => context.Response.OnCompleted(() =>
    {
        Cut(subject);
        return Task.CompletedTask;
    });

    /// <summary>Runs before a request is known to be of somebody.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest, with <see cref="TrackAsync"/> in it.</param>
    internal Task BeginAsync(HttpContext context, RequestDelegate next)
    {
        if (IsStream(context))
        {
            context.Features.Set(new Beginning(Interlocked.Read(ref _cuts)));
        }

        return next(context);
    }

    /// <summary>Keeps a stream in mind while it is open.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest.</param>
    internal async Task TrackAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<Beginning>() is not { } beginning)
        {
            await next(context);
            return;
        }

        _subjects[context] = context.User.ListSubjects();
        try
        {
            // Who was cut between the check of the cookie and the line above was not seen: all who come in between try again.
            if (Interlocked.Read(ref _cuts) != beginning.Cuts)
            {
                context.Abort();
                return;
            }

            await next(context);
        }
        finally
        {
            _subjects.TryRemove(context, out _);
        }
    }

    // What the endpoint says of itself counts, and not what the client asks for: a client may ask for nothing.
    private static bool IsStream(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
            .Any(answer => answer.ContentTypes.Contains(ContentType)) ?? false;

    /// <summary>How a stream began.</summary>
    /// <param name="Cuts">How many cuts there were before anybody looked at its cookies.</param>
    private sealed record Beginning(long Cuts);
}
