using Serverlesspresso.Aws;
using Serverlesspresso.Aws.Signing;
using Serverlesspresso.Engine.Hosting;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Server.Configuration;
using Serverlesspresso.Server.Credentials;
using Serverlesspresso.Server.Telemetry;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Api;
using Serverlesspresso.Shop.Hosting;
using Serverlesspresso.Web.Hosting;

namespace Serverlesspresso.Server.Startup;

/// <summary>A server that serves: the host, and the store under it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private const string DatabaseFile = "coffee.db";

    private readonly WebApplication _app;
    private readonly SqliteStore _store;
    private readonly ILoggerFactory _storeLogging;

    private RunningServer(WebApplication app, SqliteStore store, ILoggerFactory storeLogging, string readyMessage)
    {
        _app = app;
        _store = store;
        _storeLogging = storeLogging;
        ReadyMessage = readyMessage;
    }

    /// <summary>What to tell whoever started it.</summary>
    public string ReadyMessage { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>What it is composed of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a server. Returns once it serves.</summary>
    /// <param name="args">The command line.</param>
    public static async Task<RunningServer> StartAsync(string[] args)
    {
        var builder = HostConfiguration.CreateBuilder(args);
        var options = HostConfiguration.ReadOptions(builder);
        var folder = DataFolder.Make(options.Data);
        var storeLogging = CreateStoreLogging(builder);
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = Path.Combine(folder, DatabaseFile) },
            TimeProvider.System,
            storeLogging.CreateLogger<SqliteStore>(),
            CancellationToken.None);
        WebApplication? app = null;
        try
        {
            await StoredAccount.CheckAsync(store, options.Account, CancellationToken.None);
            var key = await AccessKeyPair.LoadAsync(store, CancellationToken.None);
            var credentialsPath = CredentialsFile.Write(folder, key, options.Account.Region);
            app = await ComposeAsync(builder, store, key, credentialsPath);
            await app.StartAsync();
            app.Services.GetRequiredService<StartState>().MarkStarted();
            var setupToken = await MakeSetupTokenAsync(app);
            var message = ReadyText.Write(app.Urls.First(), credentialsPath, options.Account.Region, setupToken);
            return new RunningServer(app, store, storeLogging, message);
        }
        catch
        {
            await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
            await store.DisposeAsync();
            storeLogging.Dispose();
            throw;
        }
    }

    /// <summary>Waits until somebody stops the server.</summary>
    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        _storeLogging.Dispose();
    }

    /// <summary>The store opens before the host is built, so it has a log of its own, set like the host's.</summary>
    private static ILoggerFactory CreateStoreLogging(WebApplicationBuilder builder) => LoggerFactory.Create(logging =>
        logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());

    private static async Task<string?> MakeSetupTokenAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SetupLink>().MakeAsync(CancellationToken.None);
    }

    private static async Task<WebApplication> ComposeAsync(
        WebApplicationBuilder builder,
        SqliteStore store,
        AccessKey key,
        string credentialsPath)
    {
        var serverlesspresso = await builder.Services.AddServerlesspressoAsync(store, CancellationToken.None);
        serverlesspresso.AddCoffeeBar();
        builder.Services.AddSingleton<IAccessKeys>(new OperatorKeys(key));
        builder.Services.AddAwsApi();
        builder.Services.AddCoffeeBarAccess();
        builder.Services.Configure<AccessOptions>(builder.Configuration.GetSection($"{ServerOptions.Section}:Access"));
        builder.Services.AddCoffeeBarApi();
        builder.Services.AddCoffeeBarPages();
        builder.Services.Configure<CoffeeBarPagesOptions>(options =>
        {
            options.CredentialsFile = credentialsPath;
            options.PublicUrl = builder.Configuration[$"{ServerOptions.Section}:{nameof(ServerOptions.PublicUrl)}"] ?? string.Empty;
        });

        builder.AddTelemetry();

        var app = builder.Build();
        app.UseMetricsToken();
        app.UseCoffeeBarAccess();
        app.UseCoffeeBarPages();
        OutsideAccess.Mark(app.MapGroup("")).MapAwsApi();
        app.MapCoffeeBarApi();
        app.MapCoffeeBarPages();
        app.MapTelemetry();
        return app;
    }
}
