using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Aws.DynamoDb;
using Serverlesspresso.Aws.Tests.Json;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Aws.Tests.DynamoDb;

/// <summary>DynamoDB's wire over a real store. Requests and answers are JSON with single quotes.</summary>
internal sealed class DynamoDbHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly SqliteStore _store;
    private readonly WireHost _wire;

    private DynamoDbHost(DirectoryInfo folder, SqliteStore store, WireHost wire)
    {
        _folder = folder;
        _store = store;
        _wire = wire;
    }

    public Uri Address => _wire.Address;

    public static async Task<DynamoDbHost> StartAsync(TimeProvider? time = null)
    {
        var folder = Directory.CreateTempSubdirectory("serverlesspresso-");
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "coffee.db") },
            TimeProvider.System,
            NullLogger.Instance,
            TestContext.Current.CancellationToken);
        var wire = await WireHost.StartAsync(services => Register(services, store), time);
        return new DynamoDbHost(folder, store, wire);
    }

    /// <summary>Calls an operation, and gives back the status and the answer.</summary>
    public async Task<string> CallAsync(string operation, string request)
    {
        var answer = await _wire.SendJsonAsync("DynamoDB_20120810." + operation, request.Replace('\'', '"'), "dynamodb");
        return $"{answer.Status} {answer.Body.Replace('"', '\'')}";
    }

    public async ValueTask DisposeAsync()
    {
        await _wire.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static void Register(IServiceCollection services, IStore store)
    {
        services.AddSingleton(store);
        services.AddSingleton<FreshWork>();
        services.AddSingleton<CommittedTurns>();
        services.AddSingleton<CommittedItems>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<IRandomSource, CountingIds>();
        services.AddSingleton<TableDefinitions>();
        services.AddSingleton<ItemTables>();
        services.AddDynamoDb();
    }

    private sealed class CountingIds : IRandomSource
    {
        private int _count;

        public Guid NextId() => new(Interlocked.Increment(ref _count), 0, 0, new byte[8]);

        public double NextChance() => 0;
    }
}
