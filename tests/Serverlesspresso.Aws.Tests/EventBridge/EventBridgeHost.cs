using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Aws.EventBridge;
using Serverlesspresso.Aws.Tests.Json;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Hosting;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Aws.Tests.EventBridge;

/// <summary>EventBridge's wire over a whole engine. Requests and answers are JSON with single quotes.</summary>
internal sealed class EventBridgeHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly SqliteStore _store;
    private readonly WireHost _wire;

    private EventBridgeHost(DirectoryInfo folder, SqliteStore store, WireHost wire)
    {
        _folder = folder;
        _store = store;
        _wire = wire;
    }

    public Uri Address => _wire.Address;

    /// <summary>Ends when all work that is due is done.</summary>
    public Task IdleAsync() => _wire.Services.GetRequiredService<WorkDispatcher>().IdleAsync();

    public static async Task<EventBridgeHost> StartAsync(TimeProvider? time = null)
    {
        var folder = Directory.CreateTempSubdirectory("serverlesspresso-");
        var cancellationToken = TestContext.Current.CancellationToken;
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "coffee.db") },
            TimeProvider.System,
            NullLogger.Instance,
            cancellationToken);
        var engine = new ServiceCollection();
        engine.AddSingleton<IRandomSource>(new CountingIds());
        await engine.AddServerlesspressoAsync(store, cancellationToken);
        var wire = await WireHost.StartAsync(services => Register(services, engine), time);
        return new EventBridgeHost(folder, store, wire);
    }

    /// <summary>Calls an operation, and gives back the status and the answer.</summary>
    public async Task<string> CallAsync(string operation, string request)
    {
        var answer = await _wire.SendJsonAsync("AWSEvents." + operation, request.Replace('\'', '"'), "events");
        return $"{answer.Status} {answer.Body.Replace('"', '\'')}".TrimEnd();
    }

    public async ValueTask DisposeAsync()
    {
        await _wire.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static void Register(IServiceCollection services, ServiceCollection engine)
    {
        // The clock is the wire's.
        foreach (var service in engine.Where(service => service.ServiceType != typeof(TimeProvider)))
        {
            services.Add(service);
        }

        services.AddEventBridge();
    }

    private sealed class CountingIds : IRandomSource
    {
        private int _count;

        public Guid NextId() => new(Interlocked.Increment(ref _count), 0, 0, new byte[8]);

        public double NextChance() => 0;
    }
}
