using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Engine.HttpTasks;

namespace Serverlesspresso.Engine.Tests.HttpTasks;

/// <summary>Which calls of a connection share a token, and for how long.</summary>
public sealed class OAuthTokensTests
{
    private readonly ClockThatIsSet _clock = new();
    private readonly List<TaskCompletionSource<OAuthToken?>> _fetches = [];
    private readonly OAuthTokens _tokens;

    public OAuthTokensTests() => _tokens = new OAuthTokens(_clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(300)]
    [InlineData(null)]
    public async Task Get_ManyWaitAtOnce_ShareOneFetch(int? seconds)
    {
        var calls = Enumerable.Range(0, 10).Select(_ => GetAsync()).ToList();

        EndFetch(0, Token("t-1", seconds));

        Assert.All(await Task.WhenAll(calls), header => Assert.Equal("Bearer t-1", header));
        Assert.Single(_fetches);
    }

    [Fact]
    public async Task Get_ConnectionWasChangedMeanwhile_HasAFetchOfItsOwn()
    {
        var old = GetAsync(revision: 1);
        var changed = GetAsync(revision: 2);

        EndFetch(1, Token("t-2"));
        EndFetch(0, Token("t-1"));

        Assert.Equal(("Bearer t-1", "Bearer t-2"), (await old, await changed));
        Assert.Equal("Bearer t-2", await GetAsync(revision: 2));
    }

    [Fact]
    public async Task Get_TheOneThatBeganIsCancelled_OthersGetTheToken()
    {
        using var cancelled = new CancellationTokenSource();
        var first = GetAsync(cancellationToken: cancelled.Token);
        var second = GetAsync();

        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        EndFetch(0, Token("t-1"));

        Assert.Equal("Bearer t-1", await second);
        Assert.Single(_fetches);
    }

    [Fact]
    public async Task Get_FetchFailed_IsFetchedAgain()
    {
        var failed = GetAsync();
        _fetches[0].SetException(new HttpRequestException("Nobody listens."));
        await Assert.ThrowsAsync<HttpRequestException>(() => failed);
        var refused = GetAsync();
        EndFetch(1, null);
        Assert.Null(await refused);

        var last = GetAsync();
        EndFetch(2, Token("t-3"));

        Assert.Equal("Bearer t-3", await last);
    }

    [Fact]
    public async Task Get_TheTimeOfDayIsSetBack_EndsTheTokenAllTheSame()
    {
        var first = GetAsync();
        EndFetch(0, Token("t-1"));
        await first;

        _clock.SetBack = TimeSpan.FromHours(1);
        _clock.Advance(TimeSpan.FromSeconds(240));
        var second = GetAsync();
        EndFetch(1, Token("t-2"));

        Assert.Equal("Bearer t-2", await second);
    }

    [Fact]
    public async Task Drop_AnotherTokenIsKeptByNow_LetsItStay()
    {
        var first = GetAsync();
        EndFetch(0, Token("t-1"));
        await first;
        Drop("t-1");
        var second = GetAsync();
        Drop("t-1");
        EndFetch(1, Token("t-2"));
        await second;

        Drop("t-1");

        Assert.Equal("Bearer t-2", await GetAsync());
        Assert.Equal(2, _fetches.Count);
    }

    private static OAuthToken Token(string text, int? seconds = 300) =>
        new($"Bearer {text}", seconds is { } lifetime ? TimeSpan.FromSeconds(lifetime) : null);

    private void Drop(string text) => _tokens.Drop("arn", 1, $"Bearer {text}");

    private Task<string?> GetAsync(long revision = 1, CancellationToken? cancellationToken = null) =>
        _tokens.GetAsync("arn", revision, FetchAsync, cancellationToken ?? Cancellation).WaitAsync(TimeSpan.FromMinutes(1), Cancellation);

    private Task<OAuthToken?> FetchAsync()
    {
        _fetches.Add(new TaskCompletionSource<OAuthToken?>());
        return _fetches[^1].Task;
    }

    private void EndFetch(int number, OAuthToken? token) => _fetches[number].SetResult(token);

    /// <summary>A clock whose time of day somebody sets back. The time that has gone by is what it was.</summary>
    private sealed class ClockThatIsSet : FakeTimeProvider
    {
        public TimeSpan SetBack { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - SetBack;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
