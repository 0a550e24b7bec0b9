using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>
/// A store on SQLite that dies at one commit point, as its process would: before the commit, so that nothing of it is
/// on disk, or after it, so that all of it is but no caller has heard. From then on every call fails with
/// <see cref="StoreStoppedException"/>.
/// </summary>
internal sealed class CrashingStore : IStore
{
    private readonly CancellationTokenSource _died = new();
    private readonly int _crashAtPoint;
    private int _pointsReached;
    private SqliteStore? _store;

    private CrashingStore(int crashAtPoint)
    {
        _crashAtPoint = crashAtPoint;
    }

    /// <summary>Cancelled when the store has died.</summary>
    public CancellationToken Died => _died.Token;

    /// <summary>How many commit points were reached, the deadly one included.</summary>
    public int PointsReached => Volatile.Read(ref _pointsReached);

    /// <inheritdoc/>
    public StoreException? WriteFault => _store?.WriteFault;

    /// <summary>Opens a store that dies.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="crashAtPoint">The commit point at which to die, from 1; each commit has two. 0 for never.</param>
    public static async Task<CrashingStore> OpenAsync(string path, int crashAtPoint)
    {
        var crashing = new CrashingStore(crashAtPoint);
        var options = new SqliteStoreOptions { Path = path, OnCommitPoint = crashing.Pass };
        crashing._store = await SqliteStore.OpenAsync(
            options, TimeProvider.System, NullLogger.Instance, TestContext.Current.CancellationToken);
        return crashing;
    }

    /// <summary>
    /// Runs a scenario again and again, each time on a new database: first with a store that dies at its first commit
    /// point, then at its second, until a run ends without dying. After each death the database is opened again and
    /// handed to the second half, which finishes what was begun and asserts.
    /// </summary>
    /// <param name="scenario">Runs on a store that may die. Must end soon when the token is cancelled.</param>
    /// <param name="afterRestart">Finishes on a sound store, and asserts.</param>
    /// <returns>How many commit points the scenario has; each of them was died at.</returns>
    public static async Task<int> AtEveryPointAsync(
        Func<IStore, CancellationToken, Task> scenario, Func<IStore, Task> afterRestart)
    {
        for (var point = 1; ; point++)
        {
            using var folder = new TemporaryFolder();
            var hasDied = await RunAsync(folder.File("coffee.db"), point, scenario);
            await using (var store = await OpenAsync(folder.File("coffee.db"), crashAtPoint: 0))
            {
                await afterRestart(store);
            }

            if (!hasDied)
            {
                return point - 1;
            }
        }
    }

    /// <inheritdoc/>
    public Task<T> RunTurnAsync<T>(Turn<T> turn, CancellationToken cancellationToken) =>
        _store!.RunTurnAsync(turn, cancellationToken); // Set before anyone gets this.

    /// <inheritdoc/>
    public Task<T> ReadAsync<T>(Func<IStoreReader, ValueTask<T>> read, CancellationToken cancellationToken) =>
        _store!.ReadAsync(read, cancellationToken); // Set before anyone gets this.

    /// <inheritdoc/>
    public Task<StoreFacts> ReadFactsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _store!.ReadFactsAsync(now, cancellationToken); // Set before anyone gets this.

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _store!.DisposeAsync(); // Set before anyone gets this.
        _died.Dispose();
    }

    private static async Task<bool> RunAsync(
        string path, int point, Func<IStore, CancellationToken, Task> scenario)
    {
        await using var store = await OpenAsync(path, point);
        try
        {
            await scenario(store, store.Died);
        }
        catch (Exception exception) when (
            store.Died.IsCancellationRequested && exception is StoreStoppedException or OperationCanceledException)
        {
            // The scenario went down with its store.
        }

        Assert.Equal(store.Died.IsCancellationRequested, store.PointsReached == point);
        return store.Died.IsCancellationRequested;
    }

    private void Pass(CommitPoint point)
    {
        if (Interlocked.Increment(ref _pointsReached) == _crashAtPoint)
        {
            _died.Cancel();
            throw new SimulatedCrashException();
        }
    }
}
