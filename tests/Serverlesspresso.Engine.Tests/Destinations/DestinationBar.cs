using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Connections;
using Serverlesspresso.Engine.Destinations;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Buses;
using Serverlesspresso.Engine.Tests.HttpTasks;
using Serverlesspresso.Engine.Tests.Store;

namespace Serverlesspresso.Engine.Tests.Destinations;

/// <summary>An engine with API destinations at servers on this machine, and rules that bring them events.</summary>
internal sealed class DestinationBar : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private BusEngine? _engine;

    /// <summary>The server that the destinations lead to unless said otherwise.</summary>
    public LocalServer Server { get; } = new();

    public BusEngine Engine => _engine ?? throw new InvalidOperationException("The engine is not running.");

    public ApiDestinationRegistry Destinations => Engine.Get<ApiDestinationRegistry>();

    public ConnectionRegistry Connections => Engine.Get<ConnectionRegistry>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<DestinationBar> OpenAsync(params LocalServer[] alsoAllowed)
    {
        var bar = new DestinationBar();
        await bar.StartAsync(alsoAllowed);
        return bar;
    }

    public async Task StartAsync(params LocalServer[] alsoAllowed) => _engine = await BusEngine.OpenAsync(
        _folder.File("bar.db"),
        BusEngine.Start,
        configure: services => services.Configure<HttpTaskOptions>(options =>
        {
            foreach (var server in alsoAllowed.Prepend(Server))
            {
                options.AllowedEndpoints.Add(server.Url);
            }
        }));

    public async Task StopAsync()
    {
        await Engine.DisposeAsync();
        _engine = null;
    }

    /// <summary>Makes a destination with a connection of its own, and gives back its ARN.</summary>
    public async Task<string> CreateAsync(
        string endpoint, string name = "cups", string method = "POST", int? rate = null, string? connectionArn = null)
    {
        var destination = await Destinations.CreateAsync(
            new ApiDestinationRequest
            {
                Name = name,
                ConnectionArn = connectionArn ?? await ConnectAsync(name),
                InvocationEndpoint = endpoint,
                HttpMethod = method,
                InvocationRateLimitPerSecond = rate,
            },
            Cancellation);
        return destination.Arn;
    }

    public Task<string> ConnectAsync(string name, string more = "") => ConnectAsync(Engine, name, more);

    public static async Task<string> ConnectAsync(BusEngine engine, string name, string more = "")
    {
        var connections = engine.Get<ConnectionRegistry>();
        var request = new ConnectionRequest
        {
            Name = name,
            AuthorizationType = "API_KEY",
            AuthParameters = JsonElement.Parse(
                $$$"""{"ApiKeyAuthParameters":{"ApiKeyName":"X-Key","ApiKeyValue":"k-1"}{{{more}}}}"""),
        };
        return connections.ArnOf(await connections.CreateAsync(request, Cancellation));
    }

    /// <summary>Makes a rule that brings all events of a type to a target.</summary>
    public Task PutRuleAsync(TargetDocument target, string detailType = "t") => Engine.PutRuleAsync(
        $"to-{detailType}", $$"""{"detail-type":["{{detailType}}"]}""", null, target);

    public static TargetDocument Target(string arn) => new() { Id = "1", Arn = arn, RoleArn = BusEngine.RoleArn };

    public async Task<DeadLetterRow> SingleDeadLetterAsync() => Assert.Single(await Engine.ListDeadLettersAsync());

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
