using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Hosting;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Hosting;
using Serverlesspresso.Web.Hosting;

namespace Serverlesspresso.Web.Tests.Hosting;

/// <summary>The pages of a whole coffee bar, on a port of their own.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SqliteStore _store;
    private readonly TemporaryFolder _folder;

    private PageServer(WebApplication app, SqliteStore store, TemporaryFolder folder)
    {
        _app = app;
        _store = store;
        _folder = folder;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public static async Task<PageServer> StartAsync()
    {
        var folder = new TemporaryFolder();
        var clock = new FreshSpanTime();
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = folder.File("coffee.db") },
            clock,
            NullLogger.Instance,
            CancellationToken.None);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(clock);
        (await builder.Services.AddServerlesspressoAsync(store, CancellationToken.None)).AddCoffeeBar();
        builder.Services.AddCoffeeBarAccess().AddCoffeeBarAccess();
        builder.Services.AddCoffeeBarPages().AddCoffeeBarPages();
        builder.Services.Configure<CoffeeBarPagesOptions>(options => options.CredentialsFile = "/data/credentials");
        var app = builder.Build();
        app.UseCoffeeBarAccess();
        app.UseCoffeeBarPages();
        app.MapCoffeeBarPages();
        app.MapGet(
            "/test/sign-in/{role}", (string role, HttpContext context) => SignInAsync(role, context)).AllowAnonymous();
        await app.StartAsync();
        var server = new PageServer(app, store, folder);
        await server.SettleAsync();
        return server;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public Task<string> ShowAsync(string address = "/") => Client.GetStringAsync(new Uri(address, UriKind.Relative));

    /// <summary>Signs the client in with an account of a role.</summary>
    public Task SignInAsync(string role) => ShowAsync($"/test/sign-in/{role}");

    public async Task ArriveAsync(string orderId)
    {
        var entry = new EventEntry
        {
            BusName = "Serverlesspresso",
            Source = "awsserverlessda.serverlesspresso",
            DetailType = "Validator.NewOrder",
            Detail = $$"""{"userId":"1","orderId":"{{orderId}}"}""",
        };
        await Get<BusEvents>().PutAsync([entry], CancellationToken.None);
        await SettleAsync();
    }

    public async Task SubmitAsync(string orderId, string drink)
    {
        var request = new StartExecutionRequest
        {
            StateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:OrderManager",
            Input = $$$"""{"action":"","orderId":"{{{orderId}}}","body":{"userId":"1","drink":"{{{drink}}}"}}""",
        };
        await Get<ExecutionRegistry>().StartAsync(request, CancellationToken.None);
        await SettleAsync();
    }

    /// <summary>Waits until all work that is due is done, and what comes next happens in a later millisecond.</summary>
    public async Task SettleAsync()
    {
        await Get<WorkDispatcher>().ScanAsync(CancellationToken.None);
        await Get<WorkDispatcher>().IdleAsync();
        var settledAt = Millisecond();
        SpinWait.SpinUntil(() => Millisecond() > settledAt);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private long Millisecond() => Get<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();

    private static async Task SignInAsync(string role, HttpContext context)
    {
        var accounts = context.RequestServices.GetRequiredService<StaffAccounts>();
        var draft = new AccountDraft { UserName = $"ann-{role}", Name = "Ann", Roles = [role] };
        var invitation = await accounts.InviteAsync(draft, context.RequestAborted);
        var account = await accounts.AcceptAsync(
            invitation.Token, new Credential.Password("a good long password"), context.RequestAborted);
        await context.RequestServices.GetRequiredService<StaffSignIn>().SignInAsync(account, isPersistent: false);
    }
}
