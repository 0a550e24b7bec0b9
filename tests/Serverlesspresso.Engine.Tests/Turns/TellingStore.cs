using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Turns;

/// <summary>A store in a folder of its own, and a runner of turns that tells what they committed.</summary>
internal sealed class TellingStore : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    private TellingStore(TemporaryFolder folder, SqliteStore store)
    {
        _folder = folder;
        Store = store;
        Turns = new TurnRunner(store, new FreshWork(), Committed);
    }

    public SqliteStore Store { get; }

    public CommittedTurns Committed { get; } = new(NullLogger<CommittedTurns>.Instance);

    public TurnRunner Turns { get; }

    public static async Task<TellingStore> OpenAsync()
    {
        var folder = new TemporaryFolder();
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = folder.File("coffee.db") },
            TimeProvider.System,
            NullLogger.Instance,
            TestContext.Current.CancellationToken);
        return new TellingStore(folder, store);
    }

    /// <summary>Runs a turn.</summary>
    public Task<bool> RunAsync(Func<ITurnTransaction, ValueTask> turn) => Turns.RunAsync(
        async transaction =>
        {
            await turn(transaction);
            return true;
        },
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
