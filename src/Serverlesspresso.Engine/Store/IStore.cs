namespace Serverlesspresso.Engine.Store;

/// <summary>Durable storage that runs turns: all that a turn wrote commits together, or nothing does.</summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>
    /// Why the last commit failed though the store goes on, as on a full disk. Null if it succeeded, or failed more than ten
    /// seconds ago: then the next turn tells.
    /// </summary>
    StoreException? WriteFault { get; }

    /// <summary>
    /// Runs a turn, again if what it read has changed meanwhile, and commits it. Returns once its writes are on disk.
    /// A turn that throws commits nothing, and its exception reaches the caller.
    /// </summary>
    /// <typeparam name="T">What the turn answers.</typeparam>
    /// <param name="turn">The turn.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    Task<T> RunTurnAsync<T>(Turn<T> turn, CancellationToken cancellationToken);

    /// <summary>Reads one consistent snapshot.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">The reads.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<T> ReadAsync<T>(Func<IStoreReader, ValueTask<T>> read, CancellationToken cancellationToken);

    /// <summary>Counts what is stored, for whoever watches over the server.</summary>
    /// <param name="now">The instant that says which work is due.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    Task<StoreFacts> ReadFactsAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
