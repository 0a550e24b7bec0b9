using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Hosting;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Hosting;

/// <summary>A whole engine over a real store in a folder of its own, with a clock that the test owns.</summary>
internal sealed class EngineHarness : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Action<ServerlesspressoBuilder> _configure;
    private readonly TemporaryFolder _folder = new();
    private SqliteStore? _store;
    private ServiceProvider? _services;

    private EngineHarness(Action<ServerlesspressoBuilder> configure) => _configure = configure;

    public FakeTimeProvider Clock { get; } = new(Start);

    /// <summary>Puts something around the store when the engine starts, such as one that dies.</summary>
    public Func<IStore, IStore> AroundStore { get; set; } = store => store;

    public IStore Store => Get<IStore>();

    public ExecutionRegistry Executions => Get<ExecutionRegistry>();

    public TaskAnswers TaskAnswers => Get<TaskAnswers>();

    public StateMachineRegistry StateMachines => Get<StateMachineRegistry>();

    public static async Task<EngineHarness> StartAsync(
        Action<ServerlesspressoBuilder>? configure = null, Func<IStore, IStore>? aroundStore = null)
    {
        var harness = new EngineHarness(configure ?? (_ => { }));
        harness.AroundStore = aroundStore ?? harness.AroundStore;
        await harness.OpenAsync();
        return harness;
    }

    public T Get<T>()
        where T : notnull =>
        (_services ?? throw new InvalidOperationException("The engine is not running.")).GetRequiredService<T>();

    /// <summary>Stops the engine and starts another one over the same file.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    /// <summary>Stops the engine; the clock goes on, and <see cref="OpenAsync"/> starts it again.</summary>
    public async Task CloseAsync()
    {
        if (_services is not null)
        {
            foreach (var hosted in _services.GetServices<IHostedService>())
            {
                await hosted.StopAsync(CancellationToken.None);
            }

            await _services.DisposeAsync();
            _services = null;
        }

        if (_store is not null)
        {
            await _store.DisposeAsync();
            _store = null;
        }
    }

    public async Task OpenAsync()
    {
        var options = new SqliteStoreOptions { Path = Path.Combine(_folder.Path, "engine.db") };
        _store = await SqliteStore.OpenAsync(options, Clock, NullLogger.Instance, CancellationToken.None);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        _configure(await services.AddServerlesspressoAsync(AroundStore(_store), CancellationToken.None));
        _services = services.BuildServiceProvider();
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        await SettleAsync();
    }

    /// <summary>Waits until all work that is due has been done.</summary>
    public async Task SettleAsync()
    {
        var dispatcher = Get<WorkDispatcher>();
        await dispatcher.ScanAsync(CancellationToken.None);
        await dispatcher.IdleAsync();
    }

    /// <summary>Moves the clock and waits until all work that has come due has been done.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        Clock.Advance(by);
        await SettleAsync();
    }

    public async Task<string> CreateStateMachineAsync(string name, string definition)
    {
        var request = new CreateStateMachineRequest
        {
            Name = name,
            Definition = definition,
            RoleArn = "arn:aws:iam::123456789012:role/test",
        };
        return (await StateMachines.CreateAsync(request, CancellationToken.None)).Arn;
    }

    public async Task<string> StartExecutionAsync(string stateMachineArn, string input = "{}", string? name = null)
    {
        var request = new StartExecutionRequest { StateMachineArn = stateMachineArn, Input = input, Name = name };
        return (await Executions.StartAsync(request, CancellationToken.None)).ExecutionArn;
    }

    public Task<ExecutionRow> DescribeAsync(string executionArn) =>
        Executions.DescribeAsync(executionArn, CancellationToken.None);

    /// <summary>The types of an execution's history events in order.</summary>
    public async Task<IReadOnlyList<string>> HistoryTypesAsync(string executionArn)
    {
        var page = await Executions.GetHistoryAsync(
            executionArn, fromEventId: null, limit: 1_000, newestFirst: false, CancellationToken.None);
        return [.. page.Events.Select(historyEvent => historyEvent.GetProperty("type").GetString() ?? string.Empty)];
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
    }
}
