using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Shop.Tests.Access;

public sealed class OpenStreamsTests
{
    private readonly OpenStreams _streams = new();

    [Theory]
    [InlineData("olga")]
    [InlineData("somebody else")]
    public async Task Track_SomebodyIsCutSinceTheCookieWasLookedAt_EndsBeforeItBegins(string cut)
    {
        var context = MakeStream("olga");
        var hasBegun = false;

        await _streams.BeginAsync(context, async next =>
        {
            _streams.Cut(cut);
            await _streams.TrackAsync(next, _ =>
            {
                hasBegun = true;
                return Task.CompletedTask;
            });
        });

        Assert.False(hasBegun);
        Assert.True(context.RequestAborted.IsCancellationRequested);
    }

    [Fact]
    public async Task Cut_StreamIsOpen_AbortsItOnce()
    {
        var context = MakeStream("olga");

        await _streams.BeginAsync(context, next => _streams.TrackAsync(next, stream =>
        {
            Assert.False(stream.RequestAborted.IsCancellationRequested);
            _streams.Cut("olga");
            return Task.CompletedTask;
        }));

        Assert.True(context.RequestAborted.IsCancellationRequested);
    }

    [Fact]
    public async Task Track_NoStream_IsLeftAlone()
    {
        var context = MakeStream("olga");
        context.SetEndpoint(null);

        await _streams.BeginAsync(context, next =>
        {
            _streams.Cut("olga");
            return _streams.TrackAsync(next, _ => Task.CompletedTask);
        });

        Assert.False(context.RequestAborted.IsCancellationRequested);
    }

    private static DefaultHttpContext MakeStream(string subject)
    {
        var answer = new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), ["text/event-stream"]);
        var context = new DefaultHttpContext
        {
            User = new ClaimsPrincipal(AccessIdentity.OfVisitor(subject, name: null)),
        };
        context.Features.Set<IHttpRequestLifetimeFeature>(new Lifetime());
        context.SetEndpoint(new Endpoint(requestDelegate: null, new EndpointMetadataCollection(answer), "feed"));
        return context;
    }

    /// <summary>The connection of a request: one that can be aborted.</summary>
    private sealed class Lifetime : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; }

        public void Abort() => RequestAborted = new CancellationToken(canceled: true);
    }
}
