using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Engine.Store.Sqlite;

namespace Serverlesspresso.Engine.Tests.Store;

public sealed class SqliteStoreLogTests
{
    private const long MegaByte = 1_024 * 1_024;

    [Fact]
    public async Task Log_ManyMoreBytesThanItsLimit_BeginsAnew()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("coffee.db");
        await using var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = path },
            TimeProvider.System,
            NullLogger.Instance,
            TestContext.Current.CancellationToken);

        // 280 MB in all, four clients at a time, so that the writer is never idle; each time other bytes, because
        // SQLite does not log the pages of a long row that stay the same.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(client => Task.Run(async () =>
        {
            for (var round = 0; round < 200; round++)
            {
                await store.PutItemAsync(Rows.Item($"{client}"), new string((char)('a' + (round % 26)), 350 * 1_024));
            }
        })));

        Assert.InRange(new FileInfo(path + "-wal").Length, 1, 128 * MegaByte);
        Assert.InRange(new FileInfo(path).Length, 4 * 350 * 1_024, 16 * MegaByte);
    }
}
