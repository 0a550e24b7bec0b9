using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>Opens and closes the store under test. The facts follow, subject by subject, in a chain of classes.</summary>
public abstract class StoreConformanceSetting : IAsyncDisposable
{
    private readonly List<IStore> _stores = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }

        await RemoveAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the test's database, empty at first.</summary>
    protected abstract Task<IStore> OpenAsync();

    /// <summary>Removes the test's database.</summary>
    protected abstract ValueTask RemoveAsync();

    private protected async Task<IStore> OpenStoreAsync()
    {
        var store = await OpenAsync();
        _stores.Add(store);
        return store;
    }

    private protected async Task<IStore> ReopenAsync(IStore store)
    {
        await store.DisposeAsync();
        return await OpenStoreAsync();
    }
}
