using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>Turns that come to a row which others change all the time, and go on in the committer's lane.</summary>
public sealed class SqliteLaneTests : IAsyncLifetime
{
    private static readonly ItemKey Counter = Rows.Item("counter");
    private static readonly ItemKey Order = Rows.Item("order");

    private readonly TemporaryFolder _folder = new();
    private SqliteStore? _store;

    private SqliteStore Store => _store!; // Set before every test.

    public async ValueTask InitializeAsync()
    {
        _store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = _folder.File("coffee.db") },
            TimeProvider.System,
            NullLogger.Instance,
            TestContext.Current.CancellationToken);
        await Store.PutItemAsync(Counter, "0");
        await ContendAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Turn_ContendedRow_RunsOnceAmongManyThatChangeIt()
    {
        const int turns = 20;
        var runs = 0;
        var allHaveASnapshot = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        await Task.WhenAll(Enumerable.Range(0, turns).Select(_ => Store.RunAsync(async transaction =>
        {
            if (Interlocked.Increment(ref runs) == turns)
            {
                allHaveASnapshot.SetResult();
            }

            await allHaveASnapshot.Task;
            await CountAsync(transaction);
        })));

        Assert.Equal(turns, runs);
        Assert.Equal("21", await Store.GetItemAsync(Counter));
    }

    [Fact]
    public async Task Turn_OtherRowChangedBeforeTheLane_RunsAgain()
    {
        var seen = new List<string?>();

        await Store.RunAsync(async transaction =>
        {
            var order = await transaction.GetItemAsync(Order);
            seen.Add(order is null ? null : Rows.Text(order.Item));
            if (seen.Count == 1)
            {
                await Store.PutItemAsync(Order, "made");
            }

            await CountAsync(transaction);
        });

        Assert.Equal([null, "made"], seen);
        Assert.Equal("2", await Store.GetItemAsync(Counter));
    }

    [Fact]
    public async Task Turn_ListReadBefore_SeesOneSnapshot()
    {
        var seen = new List<(int Orders, string Counter)>();

        await Store.RunAsync(async transaction =>
        {
            var items = await transaction.ScanItemsAsync(new ItemScan("orders", IndexName: null, After: null, Limit: 10));
            if (seen.Count == 0)
            {
                await Store.RunAsync(async inner =>
                {
                    await inner.GetItemAsync(Order);
                    inner.PutItem(Rows.Change(Order, "made"));
                    await CountAsync(inner);
                });
            }

            seen.Add((items.Count, await CountAsync(transaction)));
        });

        Assert.Equal([(1, "1"), (2, "2")], seen);
    }

    [Fact]
    public async Task Turn_RefusesInTheLane_ChangesNothingAndReachesTheCaller()
    {
        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => Store.RunAsync(async transaction =>
        {
            await transaction.GetItemAsync(Order);
            transaction.PutItem(Rows.Change(Order, "made"));
            await CountAsync(transaction);
            throw new InvalidDataException("sold out");
        }));

        Assert.Equal("sold out", exception.Message);
        Assert.Null(await Store.GetItemAsync(Order));
        Assert.Equal("1", await Store.GetItemAsync(Counter));
    }

    [Fact]
    public async Task Turn_OnlyReadsContendedRow_IsAnswered()
    {
        var counter = await Store.RunAsync(transaction => transaction.GetItemAsync(Counter));

        Assert.Equal("1", Rows.Text(counter!.Item));
    }

    /// <summary>Two turns that change the counter at once make it contended.</summary>
    private async Task ContendAsync()
    {
        var runs = 0;
        await Store.RunAsync(async transaction =>
        {
            var row = await transaction.GetItemAsync(Counter);
            if (++runs == 1)
            {
                await Store.PutItemAsync(Counter, "0");
            }

            transaction.PutItem(Rows.Change(Counter, Next(row)));
        });
    }

    private static async ValueTask<string> CountAsync(ITurnTransaction transaction)
    {
        var row = await transaction.GetItemAsync(Counter);
        transaction.PutItem(Rows.Change(Counter, Next(row)));
        return Rows.Text(row!.Item);
    }

    private static string Next(ItemRow? row) =>
        (int.Parse(Rows.Text(row!.Item), System.Globalization.CultureInfo.InvariantCulture) + 1)
        .ToString(System.Globalization.CultureInfo.InvariantCulture);
}
