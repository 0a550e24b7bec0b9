using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Connections;
using Serverlesspresso.Engine.Tests.HttpTasks;

namespace Serverlesspresso.Engine.Tests.Destinations;

/// <summary>What a connection adds to the calls of API destinations, and what it keeps to itself.</summary>
public sealed class ConnectedDeliveryTests : IAsyncLifetime
{
    private DestinationBar _bar = null!; // Opened before each test.

    public async ValueTask InitializeAsync() => _bar = await DestinationBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task OAuth_TokenComesPacked_IsUnpacked()
    {
        _bar.Server.Answers = asked => asked.Path == "/token"
            ? Packed("""{"access_token":"t-1"}""")
            : new LocalServer.Answer(200, "");
        await _bar.PutRuleAsync(DestinationBar.Target(
            await _bar.CreateAsync(_bar.Server.Url + "cups", connectionArn: await ConnectByOAuthAsync())));

        await PutAsync();

        Assert.Equal(["/token", "/cups"], _bar.Server.Requests.Select(asked => asked.Path));
        Assert.Equal("Bearer t-1", _bar.Server.Requests[1].Headers["Authorization"]);
    }

    [Theory]
    [InlineData("300")]
    [InlineData("\"300\"")]
    public async Task OAuth_TokenHasALifetime_IsUsedUntilAMinuteBeforeItEnds(string seconds)
    {
        await PutRuleWithOAuthAsync($""","expires_in":{seconds}""");
        await PutAsync();
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(239));
        await PutAsync();
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(1));
        await PutAsync();

        Assert.Equal(["/token", "/cups t-1", "/cups t-1", "/token", "/cups t-4"], Calls());
    }

    [Fact]
    public async Task OAuth_ManyEventsAtOnce_FetchOneToken()
    {
        var mayAnswer = new TaskCompletionSource();
        _bar.Server.MayAnswer = mayAnswer.Task;
        await PutRuleWithOAuthAsync(",\"expires_in\":300");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _bar.Engine.PutAsync("t")));
        await _bar.Server.AskedAsync(1);

        mayAnswer.SetResult();
        await _bar.Engine.IdleAsync();

        Assert.Equal(["/token", .. Enumerable.Repeat("/cups t-1", 10)], Calls());
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"expires_in\":60")]
    [InlineData(",\"expires_in\":-300")]
    [InlineData(",\"expires_in\":\"soon\"")]
    [InlineData(",\"expires_in\":null")]
    public async Task OAuth_TokenHasNoLifetimeOrAShortOne_IsUsedOnce(string lifetime)
    {
        await PutRuleWithOAuthAsync(lifetime);

        await PutAsync();
        await PutAsync();

        Assert.Equal(["/token", "/cups t-1", "/token", "/cups t-3"], Calls());
    }

    [Theory]
    [InlineData(401)]
    [InlineData(407)]
    public async Task OAuth_TokenIsRefused_TheNextTryGetsAnother(int status)
    {
        await PutRuleWithOAuthAsync(",\"expires_in\":1e999", asked => Token(asked) == "t-1" ? status : 200);

        var id = await PutAsync();
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["/token", "/cups t-1", "/token", "/cups t-3"], Calls());
        Assert.Equal(DeliveryOutcome.Delivered, _bar.Engine.Get<DeliveryJournal>().ListOf(id)[^1].Outcome);
    }

    [Fact]
    public async Task OAuth_ConnectionIsChanged_GetsAnotherToken()
    {
        await PutRuleWithOAuthAsync(",\"expires_in\":300");
        await PutAsync();
        await _bar.Connections.UpdateAsync(
            new ConnectionRequest { Name = "oauth", Description = "Authorised again." }, TestContext.Current.CancellationToken);

        await PutAsync();

        Assert.Equal(["/token", "/cups t-1", "/token", "/cups t-3"], Calls());
    }

    [Fact]
    public async Task Answer_RepeatsTheSecret_IsShownNowhere()
    {
        _bar.Server.Answers = asked => new LocalServer.Answer(400, $"Bad key {asked.Headers["X-Key"]}", "text/plain");
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url)));

        var id = await PutAsync();

        Assert.Equal("k-1", _bar.Server.Requests.Single().Headers["X-Key"]);
        Assert.Equal(
            "Unable to invoke ApiDestination endpoint: Request failed: status 400.", (await _bar.SingleDeadLetterAsync()).Reason);
        Assert.DoesNotContain("k-1", _bar.Engine.Get<DeliveryJournal>().ListOf(id).Single().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_BodyIsNoneOfWhatItSays_IsDelivered()
    {
        _bar.Server.Answers = _ => new LocalServer.Answer(
            200, "no gzip", Headers: new Dictionary<string, string> { ["Content-Encoding"] = "gzip" });
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url)));

        var id = await PutAsync();

        Assert.Equal(DeliveryOutcome.Delivered, _bar.Engine.Get<DeliveryJournal>().ListOf(id).Single().Outcome);
    }

    [Fact]
    public async Task Body_NameStandsTwice_TheLastCounts()
    {
        await PutRuleThatAddsAsync("""{"cup":1,"cup":{"size":2,"size":3},"by":"bean"}""");

        await PutAsync();

        Assert.Equal("""{"cup":{"size":2,"size":3},"by":"bar"}""", _bar.Server.Requests.Single().Body);
    }

    [Fact]
    public async Task Body_CannotBeMade_IsADeadLetterAtOnce()
    {
        await PutRuleThatAddsAsync("""{"\ud800":1}""");

        await PutAsync();

        var letter = await _bar.SingleDeadLetterAsync();
        Assert.Equal(("INTERNAL_ERROR", 1), (letter.Error, letter.Attempts));
        Assert.Empty(_bar.Server.Requests);
    }

    private static LocalServer.Answer Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return new LocalServer.Answer(
            200, "", Headers: new Dictionary<string, string> { ["Content-Encoding"] = "gzip" }, Bytes: packed.ToArray());
    }

    /// <summary>Makes a rule whose target is called with tokens that are numbered like the requests.</summary>
    private async Task PutRuleWithOAuthAsync(string lifetime, Func<LocalServer.Asked, int>? status = null)
    {
        _bar.Server.Answers = asked => asked.Path == "/token"
            ? new LocalServer.Answer(200, $$"""{"access_token":"t-{{_bar.Server.Requests.Count}}"{{lifetime}}}""")
            : new LocalServer.Answer(status?.Invoke(asked) ?? 200, "");
        await _bar.PutRuleAsync(DestinationBar.Target(
            await _bar.CreateAsync(_bar.Server.Url + "cups", connectionArn: await ConnectByOAuthAsync())));
    }

    private IEnumerable<string> Calls() => _bar.Server.Requests.Select(asked => $"{asked.Path} {Token(asked)}".TrimEnd());

    private static string Token(LocalServer.Asked asked) =>
        asked.Headers.TryGetValue("Authorization", out var header) ? header["Bearer ".Length..] : string.Empty;

    private async Task<string> ConnectByOAuthAsync()
    {
        var request = new ConnectionRequest
        {
            Name = "oauth",
            AuthorizationType = "OAUTH_CLIENT_CREDENTIALS",
            AuthParameters = JsonElement.Parse($$$"""
                {"OAuthParameters":{"ClientParameters":{"ClientID":"id","ClientSecret":"hush"},
                  "AuthorizationEndpoint":"{{{_bar.Server.Url}}}token","HttpMethod":"POST"}}
                """),
        };
        return _bar.Connections.ArnOf(
            await _bar.Connections.CreateAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>Makes a rule whose target gets an input, to which the connection adds.</summary>
    private async Task PutRuleThatAddsAsync(string input)
    {
        var connection = await _bar.ConnectAsync(
            "own", ""","InvocationHttpParameters":{"BodyParameters":[{"Key":"by","Value":"bar"}]}""");
        await _bar.PutRuleAsync(
            DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url, connectionArn: connection)) with { Input = input });
    }

    private async Task<string> PutAsync()
    {
        var id = await _bar.Engine.PutAsync("t");
        await _bar.Engine.IdleAsync();
        return id;
    }
}
