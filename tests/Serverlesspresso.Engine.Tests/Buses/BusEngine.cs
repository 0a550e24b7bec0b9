using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Hosting;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Buses;

/// <summary>A whole engine on a SQLite file, with a clock and chance that stand still.</summary>
internal sealed class BusEngine : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly IStore _store;
    private readonly ServiceProvider _services;
    private readonly bool _ownsStore;

    private BusEngine(IStore store, ServiceProvider services, bool ownsStore)
    {
        _store = store;
        _services = services;
        _ownsStore = ownsStore;
    }

    public const string FunctionArn = "arn:aws:lambda:us-east-1:123456789012:function:Recorder";

    public const string RoleArn = "arn:aws:iam::123456789012:role/test";

    public FakeTimeProvider Clock => (FakeTimeProvider)_services.GetRequiredService<TimeProvider>();

    public Recorder Recorder => _services.GetRequiredService<Recorder>();

    public EventBuses Buses => _services.GetRequiredService<EventBuses>();

    public EventRules Rules => _services.GetRequiredService<EventRules>();

    public EventTargets Targets => _services.GetRequiredService<EventTargets>();

    public EventTags Tags => _services.GetRequiredService<EventTags>();

    public BusEvents Events => _services.GetRequiredService<BusEvents>();

    public ExecutionRegistry Executions => _services.GetRequiredService<ExecutionRegistry>();

    public TaskAnswers TaskAnswers => _services.GetRequiredService<TaskAnswers>();

    public StateMachineRegistry StateMachines => _services.GetRequiredService<StateMachineRegistry>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens an engine on a file.</summary>
    public static async Task<BusEngine> OpenAsync(
        string path, DateTimeOffset now, bool isWorking = true, Action<IServiceCollection>? configure = null)
    {
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = path }, TimeProvider.System, NullLogger.Instance, Cancellation);
        return await OpenAsync(store, now, isWorking, ownsStore: true, configure);
    }

    /// <summary>Opens an engine on a store.</summary>
    public static async Task<BusEngine> OpenAsync(
        IStore store, DateTimeOffset now, bool isWorking, bool ownsStore, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(now));
        services.AddSingleton<IRandomSource>(new EvenChance());
        var builder = await services.AddServerlesspressoAsync(store, Cancellation);
        builder.AddFunction<Recorder>("Recorder", "Keeps what it is called with.");
        configure?.Invoke(services);
        var engine = new BusEngine(store, services.BuildServiceProvider(), ownsStore);
        if (isWorking)
        {
            var schedules = engine.Get<IEnumerable<IHostedService>>().OfType<ScheduleStart>().Single();
            await schedules.StartAsync(Cancellation);
            await schedules.ExecuteTask!; // It has been started.
            await engine.Get<WorkDispatcher>().StartAsync(Cancellation);
        }

        return engine;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Makes a rule with targets on the default bus, or on another.</summary>
    public async Task PutRuleAsync(string name, string pattern, string? busName, params TargetDocument[] targets)
    {
        await Rules.PutAsync(
            new PutRuleRequest { Name = name, BusName = busName, EventPattern = pattern }, Cancellation);
        var failed = await Targets.PutAsync(busName, name, targets, Cancellation);
        Assert.Empty(failed);
    }

    /// <summary>Makes a state machine that ends at once.</summary>
    public async Task<string> CreateStateMachineAsync(string name)
    {
        var stateMachine = await StateMachines.CreateAsync(
            new CreateStateMachineRequest
            {
                Name = name,
                Definition = """{"StartAt":"End","States":{"End":{"Type":"Succeed"}}}""",
                RoleArn = RoleArn,
            },
            Cancellation);
        return stateMachine.Arn;
    }

    /// <summary>Puts one event and expects an id.</summary>
    public async Task<string> PutAsync(string detailType, string detail = "{}", string? busName = null)
    {
        var results = await Events.PutAsync(
            [new EventEntry { Source = "test", DetailType = detailType, Detail = detail, BusName = busName }], Cancellation);
        return Assert.Single(results).EventId ?? throw new InvalidOperationException(results[0].ErrorMessage);
    }

    /// <summary>Ends when no work is due.</summary>
    public Task IdleAsync() => _services.GetRequiredService<WorkDispatcher>().IdleAsync();

    /// <summary>Goes on in time until the work of then is done.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await _services.GetRequiredService<WorkDispatcher>().ScanAsync(Cancellation);
        await IdleAsync();
    }

    /// <summary>Lists all work that waits, also what is not due yet.</summary>
    public Task<IReadOnlyList<WorkRow>> ListWorkAsync() => _store.ReadAsync<IReadOnlyList<WorkRow>>(
        async reader =>
        {
            var all = new List<WorkRow>();
            for (var shard = 0; shard < WorkShards.Count; shard++)
            {
                all.AddRange(await reader.ListDueWorkAsync(shard, DateTimeOffset.MaxValue, limit: 100));
            }

            return all;
        },
        Cancellation);

    public Task<IReadOnlyList<EventRow>> ListEventsAsync(string busName) => _store.ReadAsync(
        reader => reader.ListEventsAsync(busName, afterSequence: 0, limit: 1_000), Cancellation);

    public Task<IReadOnlyList<DeadLetterRow>> ListDeadLettersAsync() => _store.ReadAsync(
        reader => reader.ListDeadLettersAsync(afterSequence: 0, limit: 1_000), Cancellation);

    public async Task<IReadOnlyList<ExecutionRow>> ListExecutionsAsync() => (await Executions.ListAsync(
        stateMachineArn: null, status: null, after: null, limit: 1_000, Cancellation)).Executions;

    public Task<T> RunTurnAsync<T>(Turn<T> turn) =>
        _services.GetRequiredService<TurnRunner>().RunAsync(turn, Cancellation);

    public async ValueTask DisposeAsync()
    {
        using (var stopping = new CancellationTokenSource(TimeSpan.FromSeconds(10)))
        {
            await _services.GetRequiredService<WorkDispatcher>().StopAsync(stopping.Token);
        }

        await _services.DisposeAsync();
        if (_ownsStore)
        {
            await _store.DisposeAsync();
        }
    }

    private sealed class EvenChance : IRandomSource
    {
        private long _last;

        public Guid NextId()
        {
            Span<byte> bytes = stackalloc byte[16];
            BitConverter.TryWriteBytes(bytes, Interlocked.Increment(ref _last));
            BitConverter.TryWriteBytes(bytes[8..], Environment.TickCount64);
            return new Guid(bytes);
        }

        public double NextChance() => 0.5;
    }
}

/// <summary>Keeps what it is called with, and fails as often as it is told to.</summary>
internal sealed class Recorder : IFunction
{
    private readonly Lock _gate = new();
    private readonly List<string> _requests = [];
    private readonly HashSet<string> _failing = [];
    private int _open;

    /// <summary>How many more calls fail.</summary>
    public int FailuresLeft { get; set; }

    /// <summary>What it throws, as a function with a mistake does; null for nothing.</summary>
    public Exception? Fault { get; set; }

    /// <summary>It answers no sooner than this ends.</summary>
    public Task MayAnswer { get; set; } = Task.CompletedTask;

    /// <summary>The requests of the calls whose turn is committed: a turn may run more than once, and calls each time.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>How many calls were made, also those whose turn is not committed.</summary>
    public int Calls { get; private set; }

    /// <summary>How many calls waited for their answer at a time at most.</summary>
    public int MostAtOnce { get; private set; }

    public async ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        lock (_gate)
        {
            Calls++;
            _open++;
            MostAtOnce = Math.Max(MostAtOnce, _open);
        }

        await MayAnswer;
        lock (_gate)
        {
            _open--;
        }

        if (Fault is not null)
        {
            throw Fault;
        }

        var text = request.GetRawText();
        context.Transaction.AfterCommit(() => Keep(text));
        return Fails(text) ? throw new FunctionFailedException("Tired", "I need a coffee.") : "null";
    }

    /// <summary>A call that is made again because its turn runs again ends as it did before.</summary>
    private bool Fails(string request)
    {
        lock (_gate)
        {
            if (FailuresLeft > 0 && _failing.Add(request))
            {
                FailuresLeft--;
            }

            return _failing.Contains(request);
        }
    }

    private void Keep(string request)
    {
        lock (_gate)
        {
            _requests.Add(request);
            _failing.Remove(request);
        }
    }
}
