using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Shop.Tests.Flow;

/// <summary>
/// A store that dies at a turn, as its process would: before the turn, so that nothing of it is on disk, or after it, so
/// that all of it is but no caller has heard. From then on every call fails.
/// </summary>
/// <param name="store">The store that lives.</param>
internal sealed class DyingStore(IStore store) : IStore
{
    /// <inheritdoc/>
    public StoreException? WriteFault => store.WriteFault;

    private readonly CancellationTokenSource _died = new();
    private int _pointsLeft = int.MaxValue;

    /// <summary>Cancelled when the store has died.</summary>
    public CancellationToken Died => _died.Token;

    /// <summary>Says when to die.</summary>
    /// <param name="point">At which point from now, from 1; each turn has two.</param>
    public void DieAt(int point) => Volatile.Write(ref _pointsLeft, point);

    /// <inheritdoc/>
    public async Task<T> RunTurnAsync<T>(Turn<T> turn, CancellationToken cancellationToken)
    {
        Pass();
        var answer = await store.RunTurnAsync(turn, cancellationToken);
        Pass();
        return answer;
    }

    /// <inheritdoc/>
    public Task<T> ReadAsync<T>(Func<IStoreReader, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        ThrowIfDead();
        return store.ReadAsync(read, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoreFacts> ReadFactsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        ThrowIfDead();
        return store.ReadFactsAsync(now, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();

    private void Pass()
    {
        if (Interlocked.Decrement(ref _pointsLeft) == 0)
        {
            _died.Cancel();
        }

        ThrowIfDead();
    }

    private void ThrowIfDead()
    {
        if (Died.IsCancellationRequested)
        {
            throw new IOException("The store is dead.");
        }
    }
}
