using Serverlesspresso.Engine.Connections;
using Serverlesspresso.Engine.Destinations;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Destinations;

public sealed class ApiDestinationRegistryTests : IAsyncLifetime
{
    private const string Endpoint = "https://api.example.org/orders/*";

    private DestinationBar _bar = null!; // Opened before each test.

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bar = await DestinationBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Create_NameIsTaken_IsRefused()
    {
        await _bar.CreateAsync(Endpoint);

        await Assert.ThrowsAsync<ApiDestinationAlreadyExistsException>(
            () => _bar.CreateAsync(Endpoint, connectionArn: "arn"));
    }

    [Fact]
    public async Task Create_ConnectionIsNotThere_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<ConnectionNotFoundException>(() => _bar.CreateAsync(
            Endpoint, connectionArn: "arn:aws:events:us-east-1:123456789012:connection/none/1"));

        Assert.Contains("Connection 'none' does not exist.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("ftp://api.example.org/")]
    [InlineData("https://*.example.org/orders")]
    [InlineData("https://api.example.org/a?b=*")]
    [InlineData("https://me@api.example.org/")]
    [InlineData("https://api.example.org:*/orders")]
    public async Task Create_EndpointCannotBeCalled_IsRefused(string endpoint)
    {
        await Assert.ThrowsAsync<ApiDestinationInvalidException>(() => _bar.CreateAsync(endpoint));

        await Assert.ThrowsAsync<ApiDestinationNotFoundException>(() => _bar.Destinations.DescribeAsync("cups", Cancellation));
    }

    [Fact]
    public async Task Update_OneMember_KeepsTheRest()
    {
        var arn = await _bar.CreateAsync(Endpoint, rate: 5);
        _bar.Engine.Clock.Advance(TimeSpan.FromSeconds(1));

        await _bar.Destinations.UpdateAsync(new ApiDestinationRequest { Name = "cups", HttpMethod = "PUT" }, Cancellation);

        var found = await _bar.Destinations.DescribeAsync("cups", Cancellation);
        Assert.Equal((arn, Endpoint, "PUT", 5), (
            found.Arn, found.Document.InvocationEndpoint, found.Document.HttpMethod, found.Document.InvocationRateLimitPerSecond));
        Assert.Equal(TimeSpan.FromSeconds(1), found.Document.ModifiedAt - found.Document.CreatedAt);
    }

    [Fact]
    public async Task Describe_ConnectionIsNotAuthorized_IsInactive()
    {
        await _bar.CreateAsync(Endpoint);
        var before = await _bar.Destinations.DescribeAsync("cups", Cancellation);

        await _bar.Connections.DeauthorizeAsync("cups", Cancellation);
        var deauthorized = await _bar.Destinations.DescribeAsync("cups", Cancellation);
        await _bar.Connections.DeleteAsync("cups", Cancellation);
        var deleted = await _bar.Destinations.DescribeAsync("cups", Cancellation);

        Assert.Equal((true, false, false), (before.IsActive, deauthorized.IsActive, deleted.IsActive));
    }

    [Fact]
    public async Task List_OfAConnection_FillsThePage()
    {
        var connection = await _bar.ConnectAsync("shared");
        for (var number = 0; number < 120; number++)
        {
            await _bar.CreateAsync(Endpoint, $"a{number:000}", connectionArn: connection);
        }

        await _bar.CreateAsync(Endpoint, "b");

        var ofOther = await _bar.Destinations.ListAsync("", await ConnectionOfAsync("b"), null, 10, Cancellation);
        var all = await _bar.Destinations.ListAsync("", null, null, 1_000, Cancellation);
        var page = await _bar.Destinations.ListAsync("a", connection, "a117", 10, Cancellation);

        Assert.Equal("b", Assert.Single(ofOther).Document.Name);
        Assert.Equal(121, all.Count);
        Assert.Equal(["a118", "a119"], page.Select(destination => destination.Document.Name));
    }

    [Fact]
    public async Task Delete_CreatedAgain_HasAnotherArn()
    {
        var first = await _bar.CreateAsync(Endpoint);
        await _bar.Destinations.DeleteAsync("cups", Cancellation);
        await _bar.Connections.DeleteAsync("cups", Cancellation);

        var second = await _bar.CreateAsync(Endpoint);

        Assert.NotEqual(first, second);
        Assert.Matches("^arn:aws:events:us-east-1:123456789012:api-destination/cups/[0-9a-f-]{36}$", second);
    }

    [Fact]
    public void ApiDestination_RecordedDocument_IsRead()
    {
        var destination = ApiDestinationJsonContext.Read(new DefinitionRow
        {
            Kind = DefinitionKind.ApiDestination,
            Name = "cups",
            Document =
                """{"name":"cups","incarnation":"i","description":"d","connectionArn":"c","invocationEndpoint":"https://a/*","httpMethod":"PUT","invocationRateLimitPerSecond":7,"createdAt":"2030-01-01T08:00:00+00:00","modifiedAt":"2030-01-01T08:00:00+00:00"}""",
        });

        Assert.Equal(
            ("cups", "i", "d", "c", "https://a/*", "PUT", 7),
            (destination.Name, destination.Incarnation, destination.Description, destination.ConnectionArn,
                destination.InvocationEndpoint, destination.HttpMethod, destination.InvocationRateLimitPerSecond));
    }

    private async Task<string> ConnectionOfAsync(string name) =>
        (await _bar.Destinations.DescribeAsync(name, Cancellation)).Document.ConnectionArn;
}
