using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;

namespace Serverlesspresso.Engine.Tests.Store;

public sealed class SqliteStoreTests : StoreConformance
{
    private readonly TemporaryFolder _folder = new();

    protected override async Task<IStore> OpenAsync() => await SqliteStore.OpenAsync(
        new SqliteStoreOptions { Path = _folder.File("coffee.db") },
        TimeProvider.System,
        NullLogger.Instance,
        TestContext.Current.CancellationToken);

    protected override ValueTask RemoveAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
