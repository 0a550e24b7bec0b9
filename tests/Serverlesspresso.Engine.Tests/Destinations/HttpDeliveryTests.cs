using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Destinations;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Buses;
using Serverlesspresso.Engine.Tests.HttpTasks;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Destinations;

public sealed class HttpDeliveryTests : IAsyncLifetime
{
    private DestinationBar _bar = null!; // Opened before each test.

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bar = await DestinationBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Put_DestinationIsTarget_IsCalledAsAwsDoes()
    {
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url + "cups")));

        var id = await PutAsync("""{"n": 1.50}""");

        var asked = Assert.Single(_bar.Server.Requests);
        Assert.Equal(("POST", "/cups"), (asked.Method, asked.Path));
        Assert.Equal(id, JsonElement.Parse(asked.Body).GetProperty("id").GetString());
        Assert.EndsWith("""
            "detail":{"n": 1.50}}
            """, asked.Body, StringComparison.Ordinal);
        Assert.Equal("Amazon/EventBridge/ApiDestinations", asked.Headers["User-Agent"]);
        Assert.Equal("application/json; charset=utf-8", asked.Headers["Content-Type"]);
        Assert.Equal("bytes=0-1048575", asked.Headers["Range"]);
        Assert.Equal("gzip,deflate", asked.Headers["Accept-Encoding"]);
        Assert.Equal("close", asked.Headers["Connection"]);
        Assert.Equal("k-1", asked.Headers["X-Key"]);
        Assert.Empty(await _bar.Engine.ListDeadLettersAsync());
    }

    [Fact]
    public async Task Put_TargetHasParameters_FillsThemInFromTheEvent()
    {
        var target = DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url + "shops/*/orders/*", method: "PUT")) with
        {
            InputPath = "$.detail.order",
            HttpParameters = new HttpParametersDocument(
                ["$.detail.shop", "a/b"],
                new Dictionary<string, string> { ["X-By"] = "$.detail.by", ["X-Fixed"] = "$5", ["X-None"] = "$.detail.none" },
                new Dictionary<string, string> { ["size"] = "$.detail.size", ["$.detail.by"] = "1" }),
        };
        await _bar.PutRuleAsync(target);

        await PutAsync("""{"shop":"..x","by":"bean","size":2,"order":{"id":"7"}}""");

        var asked = Assert.Single(_bar.Server.Requests);
        Assert.Equal(("PUT", "/shops/..x/orders/a%2Fb?size=2&bean=1"), (asked.Method, asked.Path));
        Assert.Equal("""{"id":"7"}""", asked.Body);
        Assert.Equal(("bean", "$5"), (asked.Headers["X-By"], asked.Headers["X-Fixed"]));
        Assert.DoesNotContain("X-None", asked.Headers.Keys);
    }

    [Fact]
    public async Task Put_ConnectionHasParametersToo_ThoseOfTheConnectionCount()
    {
        var connection = await _bar.ConnectAsync("own", """
            ,"InvocationHttpParameters":{
              "HeaderParameters":[{"Key":"X-Shop","Value":"one"},{"Key":"Content-Type","Value":"application/vnd.bar+json"}],
              "QueryStringParameters":[{"Key":"v","Value":"2"}],"BodyParameters":[{"Key":"by","Value":"bar"}]}
            """);
        var target = DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url + "cups", connectionArn: connection)) with
        {
            Input = """{"by":"target","drink":"Latte"}""",
            HttpParameters = new HttpParametersDocument(
                null,
                new Dictionary<string, string> { ["x-shop"] = "two", ["User-Agent"] = "me", ["Referer"] = "there", ["X-A"] = "a" },
                new Dictionary<string, string> { ["v"] = "1", ["w"] = "3" }),
        };
        await _bar.PutRuleAsync(target);

        await PutAsync();

        var asked = Assert.Single(_bar.Server.Requests);
        Assert.Equal("""{"by":"bar","drink":"Latte"}""", asked.Body);
        Assert.Equal("/cups?w=3&v=2", asked.Path);
        Assert.Equal(("one", "a", "application/vnd.bar+json"), (asked.Headers["X-Shop"], asked.Headers["X-A"], asked.Headers["Content-Type"]));
        Assert.Equal("Amazon/EventBridge/ApiDestinations", asked.Headers["User-Agent"]);
        Assert.DoesNotContain("Referer", asked.Headers.Keys);
    }

    [Theory]
    [InlineData(401, "SDK_CLIENT_ERROR")]
    [InlineData(407, "SDK_CLIENT_ERROR")]
    [InlineData(409, "SDK_CLIENT_ERROR")]
    [InlineData(429, "THROTTLING")]
    [InlineData(500, "ERROR_FROM_TARGET")]
    [InlineData(503, "ERROR_FROM_TARGET")]
    public async Task Answer_StatusThatIsRetried_IsTriedAgainWithTheSameKey(int status, string code)
    {
        _bar.Server.Answers = _ => new LocalServer.Answer(status, "Not now", "text/plain");
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url)) with
        {
            RetryPolicy = new RetryPolicyDocument(1, null),
        });

        var id = await PutAsync();
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(2, _bar.Server.Requests.Count);
        Assert.Single(_bar.Server.Requests.Select(asked => asked.Headers["Idempotency-Key"]).Distinct());
        var letter = await _bar.SingleDeadLetterAsync();
        Assert.Equal((WorkKind.HttpDelivery, id, 2, code), (letter.Kind, letter.Key, letter.Attempts, letter.Error));
        Assert.Equal(
            $"Unable to invoke ApiDestination endpoint: Request failed: status {status}. "
                + "(given up after 1 retries, MaximumRetryAttempts)",
            letter.Reason);
        var attempts = _bar.Engine.Get<DeliveryJournal>().ListOf(id);
        Assert.Equal([DeliveryOutcome.Postponed, DeliveryOutcome.GivenUp], attempts.Select(attempt => attempt.Outcome));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Answer_StatusThatIsNotRetried_IsADeadLetterAtOnce(int status)
    {
        _bar.Server.Answers = _ => new LocalServer.Answer(status, "");
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url)));

        await PutAsync();

        var letter = await _bar.SingleDeadLetterAsync();
        Assert.Equal(("SDK_CLIENT_ERROR", 1), (letter.Error, letter.Attempts));
        Assert.Single(_bar.Server.Requests);
    }

    [Fact]
    public async Task Answer_RetryAfter_IsWaitedFor()
    {
        _bar.Server.Answers = _ => Retry("60");
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url)));

        await PutAsync();
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(59.9));
        var early = _bar.Server.Requests.Count;
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(0.1));

        Assert.Equal((1, 2), (early, _bar.Server.Requests.Count));
    }

    [Fact]
    public async Task Answer_RetryAfterIsShorterThanTheOwnDelay_DoesNotHasten()
    {
        _bar.Server.Answers = _ => Retry("0");
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url)));

        await PutAsync();
        await _bar.Engine.AdvanceAsync(TimeSpan.FromMilliseconds(749));

        Assert.Single(_bar.Server.Requests);
    }

    [Fact]
    public async Task Answer_RetryAfterIsADate_IsWaitedFor()
    {
        _bar.Server.Answers = _ => Retry("Tue, 01 Jan 2030 08:01:00 GMT");
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url)));

        var id = await PutAsync();

        Assert.Equal(
            new DateTimeOffset(2030, 1, 1, 8, 1, 0, TimeSpan.Zero),
            Assert.Single(_bar.Engine.Get<DeliveryJournal>().ListOf(id)).NextAt);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("90000")]
    [InlineData("-99999999999999999999")]
    [InlineData("99999999999999999999")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task Answer_RetryAfterIsNegativeOrTooLate_GivesUp(string retryAfter)
    {
        _bar.Server.Answers = _ => Retry(retryAfter);
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url)));

        await PutAsync();

        Assert.Equal("ERROR_FROM_TARGET", (await _bar.SingleDeadLetterAsync()).Error);
    }

    [Fact]
    public async Task Call_NoAnswerInFiveSeconds_IsTriedAgain()
    {
        var silence = new TaskCompletionSource();
        _bar.Server.MayAnswer = silence.Task;
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url)));

        var id = await _bar.Engine.PutAsync("t");
        await _bar.Server.FirstAsked.Task;
        _bar.Engine.Clock.Advance(TimeSpan.FromSeconds(5));
        await _bar.Engine.IdleAsync();

        var attempt = Assert.Single(_bar.Engine.Get<DeliveryJournal>().ListOf(id));
        Assert.Equal(
            "TIMEOUT: Unable to invoke ApiDestination endpoint: Timeout calling endpoint for API Destination.", attempt.Error);
        Assert.Equal(DeliveryOutcome.Postponed, attempt.Outcome);
        silence.SetResult();
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(DeliveryOutcome.Delivered, _bar.Engine.Get<DeliveryJournal>().ListOf(id)[^1].Outcome);
    }

    [Fact]
    public async Task Call_NobodyListens_IsTriedAgain()
    {
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url)));
        await _bar.Server.DisposeAsync();

        var id = await PutAsync();

        var attempt = Assert.Single(_bar.Engine.Get<DeliveryJournal>().ListOf(id));
        Assert.StartsWith(
            "SDK_CLIENT_ERROR: Unable to invoke ApiDestination endpoint: API destination endpoint cannot be reached.",
            attempt.Error,
            StringComparison.Ordinal);
        Assert.Equal(DeliveryOutcome.Postponed, attempt.Outcome);
    }

    [Fact]
    public async Task Call_EndpointIsNotAllowed_IsADeadLetterAndNobodyIsCalled()
    {
        await using var other = new LocalServer();
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(other.Url)));

        await PutAsync();

        Assert.Equal("NO_PERMISSIONS", (await _bar.SingleDeadLetterAsync()).Error);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Call_ConnectionIsDeauthorizedOrDestinationDeleted_IsADeadLetter()
    {
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url)));
        await _bar.Connections.DeauthorizeAsync("cups", Cancellation);
        await PutAsync();
        await _bar.Destinations.DeleteAsync("cups", Cancellation);
        await PutAsync();

        Assert.Equal(["NO_PERMISSIONS", "NO_RESOURCE"], (await _bar.Engine.ListDeadLettersAsync()).Select(letter => letter.Error));
        Assert.Empty(_bar.Server.Requests);
    }

    [Theory]
    [InlineData("""{"id":".."}""")]
    [InlineData("""{"id":""}""")]
    [InlineData("""{}""")]
    [InlineData("""{"id":"1","by":"a\r\nX-B: b"}""")]
    [InlineData("""{"id":"1","by":"ü"}""")]
    public async Task Call_ParameterCannotBeSent_IsADeadLetter(string detail)
    {
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url + "orders/*/ready")) with
        {
            HttpParameters = new HttpParametersDocument(
                ["$.detail.id"], new Dictionary<string, string> { ["X-By"] = "$.detail.by" }, null),
        });

        await PutAsync(detail);

        Assert.Equal("INVALID_PARAMETER", (await _bar.SingleDeadLetterAsync()).Error);
        Assert.Empty(_bar.Server.Requests);
    }

    [Fact]
    public async Task DeadLetter_Redriven_IsDelivered()
    {
        _bar.Server.Answers = _ => new LocalServer.Answer(404, "");
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url)));
        await PutAsync();
        _bar.Server.Answers = _ => new LocalServer.Answer(204, "");

        await _bar.Engine.Get<DeadLetters>().RedriveAllAsync(Cancellation);
        await _bar.Engine.IdleAsync();

        Assert.Equal(2, _bar.Server.Requests.Count);
        Assert.Empty(await _bar.Engine.ListDeadLettersAsync());
    }

    [Fact]
    public async Task Engine_StopsBeforeTheAnswer_CallsAgainWithTheSameKeyAfterTheRestart()
    {
        var silence = new TaskCompletionSource();
        _bar.Server.MayAnswer = silence.Task;
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url)));
        await _bar.Engine.PutAsync("t");
        await _bar.Server.FirstAsked.Task;
        await _bar.StopAsync();
        silence.SetResult();

        await _bar.StartAsync();
        await _bar.Engine.AdvanceAsync(TimeSpan.Zero);

        Assert.Equal(2, _bar.Server.Requests.Count);
        Assert.Single(_bar.Server.Requests.Select(asked => asked.Headers["Idempotency-Key"]).Distinct());
        Assert.Empty(await _bar.Engine.ListDeadLettersAsync());
    }

    [Fact]
    public async Task Deliver_CrashAtEveryCommit_CallsForEachAcknowledgedEvent()
    {
        var acknowledged = new List<string>();
        await using var server = new LocalServer();
        var points = await CrashingStore.AtEveryPointAsync(
            async (store, _) =>
            {
                acknowledged.Clear();
                await using var engine = await OpenAsync(store, server);
                var destination = await engine.Get<ApiDestinationRegistry>().CreateAsync(
                    new ApiDestinationRequest
                    {
                        Name = "cups",
                        ConnectionArn = await DestinationBar.ConnectAsync(engine, "cups"),
                        InvocationEndpoint = server.Url,
                        HttpMethod = "POST",
                    },
                    Cancellation);
                await engine.PutRuleAsync(
                    "r", """{"source":["test"]}""", null, DestinationBar.Target(destination.Arn));
                acknowledged.Add(await engine.PutAsync("t"));
                await engine.IdleAsync();
            },
            async store =>
            {
                await using var engine = await OpenAsync(store, server);
                await engine.AdvanceAsync(TimeSpan.FromSeconds(10));
                var events = await engine.ListEventsAsync("default");
                Assert.Subset(events.Select(row => row.Id).ToHashSet(), acknowledged.ToHashSet());
                Assert.Subset(
                    server.Requests.Select(asked => JsonElement.Parse(asked.Body).GetProperty("id").GetString()!).ToHashSet(),
                    events.Where(row => row.Routes is not null).Select(row => row.Id).ToHashSet());
                Assert.Empty(await engine.ListDeadLettersAsync());
                var work = await store.ReadFactsAsync(BusEngine.Start.AddYears(1), Cancellation);
                Assert.Equal(0, work.DueWork + work.LaterWork);
            });

        Assert.True(points >= 10, $"Only {points} commit points were reached.");
    }

    [Fact]
    public async Task Target_BecomesAnotherKind_GetsWhatIsOnItsWay()
    {
        _bar.Server.Answers = _ => new LocalServer.Answer(500, "");
        var arn = await _bar.CreateAsync(_bar.Server.Url);
        await _bar.PutRuleAsync(DestinationBar.Target(arn));
        await PutAsync();

        await _bar.PutRuleAsync(DestinationBar.Target(BusEngine.FunctionArn));
        _bar.Engine.Recorder.FailuresLeft = 1;
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(1));
        await _bar.PutRuleAsync(DestinationBar.Target(arn));
        _bar.Server.Answers = _ => new LocalServer.Answer(200, "");
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Single(_bar.Engine.Recorder.Requests);
        Assert.Equal(2, _bar.Server.Requests.Count);
        Assert.Empty(await _bar.Engine.ListDeadLettersAsync());
    }

    private static Task<BusEngine> OpenAsync(IStore store, LocalServer server) => BusEngine.OpenAsync(
        store,
        BusEngine.Start,
        isWorking: true,
        ownsStore: false,
        services => services.Configure<HttpTaskOptions>(options => options.AllowedEndpoints.Add(server.Url)));

    private static LocalServer.Answer Retry(string after) =>
        new(503, "", Headers: new Dictionary<string, string> { ["Retry-After"] = after });

    private async Task<string> PutAsync(string detail = "{}")
    {
        var id = await _bar.Engine.PutAsync("t", detail);
        await _bar.Engine.IdleAsync();
        return id;
    }
}
