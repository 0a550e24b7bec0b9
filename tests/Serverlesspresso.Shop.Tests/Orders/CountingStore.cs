using System.Reflection;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Shop.Tests.Orders;

/// <summary>A store that counts how many items are read of it by query or scan.</summary>
/// <param name="store">The store that has them.</param>
internal sealed class CountingStore(IStore store) : IStore
{
    public StoreException? WriteFault => store.WriteFault;

    private int _itemsRead;

    public int ItemsRead => _itemsRead;

    public Task<T> RunTurnAsync<T>(Turn<T> turn, CancellationToken cancellationToken) =>
        store.RunTurnAsync(turn, cancellationToken);

    public Task<T> ReadAsync<T>(Func<IStoreReader, ValueTask<T>> read, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => read(Wrap(reader)), cancellationToken);

    public Task<StoreFacts> ReadFactsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ReadFactsAsync(now, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private IStoreReader Wrap(IStoreReader reader)
    {
        var wrapped = DispatchProxy.Create<IStoreReader, CountingReader>();
        (wrapped as CountingReader)?.Begin(reader, CountAsync);
        return wrapped;
    }

    private async ValueTask<IReadOnlyList<ItemRow>> CountAsync(ValueTask<IReadOnlyList<ItemRow>> read)
    {
        var rows = await read;
        Interlocked.Add(ref _itemsRead, rows.Count);
        return rows;
    }
}
