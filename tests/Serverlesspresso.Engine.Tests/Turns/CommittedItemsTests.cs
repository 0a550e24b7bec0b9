using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Tests.Turns;

public sealed class CommittedItemsTests : IAsyncLifetime
{
    private readonly List<CommittedItem> _told = [];
    private TellingStore _store = null!; // Opened before each test.
    private CommittedItems _committed = null!; // Made before each test.

    private IEnumerable<string> Told => _told.Select(Describe);

    public async ValueTask InitializeAsync()
    {
        _store = await TellingStore.OpenAsync();
        _committed = new CommittedItems(_store.Committed);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Listen_TurnWritesAnItemTwice_HearsItsLastStateOnce()
    {
        using var listening = _committed.Listen(["orders"], _told.AddRange);

        await _store.RunAsync(async transaction =>
        {
            await WriteAsync(transaction, "1", "queued");
            await WriteAsync(transaction, "1", "making");
        });

        Assert.Equal(["1 = making, version 1"], Told);
    }

    [Fact]
    public async Task Listen_BeginsWhenTheTurnHasRunAndIsNotOnDisk_HearsIt()
    {
        IDisposable? listening = null;

        await _store.Store.RunTurnAsync(
            async transaction =>
            {
                await WriteAsync(transaction, "1", "queued");
                _store.Committed.TellAfterCommit(transaction);
                listening = _committed.Listen(["orders"], _told.AddRange);
                return true;
            },
            TestContext.Current.CancellationToken);
        listening?.Dispose();

        Assert.Equal(["1 = queued, version 1"], Told);
    }

    [Fact]
    public async Task Listen_ItemIsChangedThenDeleted_HearsEachVersion()
    {
        using var listening = _committed.Listen(["orders"], _told.AddRange);

        await _store.RunAsync(transaction => WriteAsync(transaction, "1", "queued"));
        await _store.RunAsync(transaction => WriteAsync(transaction, "1", "making"));
        await _store.RunAsync(transaction => WriteAsync(transaction, "1", item: null));

        Assert.Equal(["1 = queued, version 1", "1 = making, version 2", "1 is gone, version 3"], Told);
    }

    [Fact]
    public async Task Listen_OtherTable_HearsNothing()
    {
        using var listening = _committed.Listen(["menus"], _told.AddRange);

        await _store.RunAsync(transaction => WriteAsync(transaction, "1", "queued"));

        Assert.Empty(_told);
    }

    [Fact]
    public async Task Listen_WriteIsRolledBackToASavepoint_HearsWhatWasThereBefore()
    {
        using var listening = _committed.Listen(["orders"], _told.AddRange);

        await _store.RunAsync(async transaction =>
        {
            await WriteAsync(transaction, "1", "queued");
            var savepoint = transaction.CreateSavepoint();
            await WriteAsync(transaction, "1", "making");
            await WriteAsync(transaction, "2", "queued");
            transaction.RollBackTo(savepoint);
        });

        Assert.Equal(["1 = queued, version 1"], Told);
    }

    [Fact]
    public async Task Listen_TurnRunsTwice_HearsTheRunThatCommitted()
    {
        await _store.RunAsync(transaction => WriteAsync(transaction, "1", "old"));
        using var listening = _committed.Listen(["orders"], _told.AddRange);
        var runs = 0;

        await _store.RunAsync(async transaction =>
        {
            runs++;
            var isFirst = runs == 1;
            await WriteAsync(transaction, "1", isFirst ? "never" : "last");
            if (isFirst)
            {
                await WriteAsync(transaction, "2", "never");
                await _store.RunAsync(other => WriteAsync(other, "1", "between"));
            }
        });

        Assert.Equal(2, runs);
        Assert.Equal(["1 = between, version 2", "1 = last, version 3"], Told);
    }

    [Fact]
    public async Task Listen_TurnFails_HearsNothing()
    {
        using var listening = _committed.Listen(["orders"], _told.AddRange);

        await Assert.ThrowsAsync<InvalidDataException>(() => _store.RunAsync(async transaction =>
        {
            await WriteAsync(transaction, "1", "queued");
            throw new InvalidDataException("spilled");
        }));

        Assert.Empty(_told);
    }

    [Fact]
    public async Task Listen_TurnFailsInItsSecondRun_HearsOnlyTheOtherTurn()
    {
        await _store.RunAsync(transaction => WriteAsync(transaction, "1", "old"));
        using var listening = _committed.Listen(["orders"], _told.AddRange);
        var runs = 0;

        await Assert.ThrowsAsync<InvalidDataException>(() => _store.RunAsync(async transaction =>
        {
            await WriteAsync(transaction, "1", "never");
            if (++runs == 2)
            {
                throw new InvalidDataException("spilled");
            }

            await _store.RunAsync(other => WriteAsync(other, "1", "between"));
        }));

        Assert.Equal(["1 = between, version 2"], Told);
    }

    [Fact]
    public async Task Listen_CallerGivesUpWaiting_HearsTheCommitNevertheless()
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = _committed.Listen(["orders"], _ => told.SetResult());
        using var gaveUp = new CancellationTokenSource();
        using var committing = new SemaphoreSlim(initialCount: 0);
        using var slow = _committed.Listen(["menus"], _ => committing.Wait(TestContext.Current.CancellationToken));
        var before = _store.RunAsync(transaction => WriteAsync(transaction, "1", "menu", table: "menus"));

        var turn = _store.Turns.RunAsync(
            async transaction =>
            {
                await WriteAsync(transaction, "1", "queued");
                return true;
            },
            gaveUp.Token);
        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
        committing.Release();

        await before;
        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Listen_ListenerThrows_TurnIsAnsweredAndTheOthersHear()
    {
        using var faulty = _committed.Listen(["orders"], _ => throw new InvalidDataException("spilled"));
        using var listening = _committed.Listen(["orders"], _told.AddRange);

        await _store.RunAsync(transaction => WriteAsync(transaction, "1", "queued"));

        Assert.Equal(["1 = queued, version 1"], Told);
    }

    [Fact]
    public async Task Listen_Disposed_HearsNothingMore()
    {
        var listening = _committed.Listen(["orders"], _told.AddRange);
        listening.Dispose();

        await _store.RunAsync(transaction => WriteAsync(transaction, "1", "queued"));

        Assert.Empty(_told);
    }

    [Fact]
    public async Task Listen_ManyTurnsAtOnce_HearsTheVersionsInOrder()
    {
        using var listening = _committed.Listen(["orders"], _told.AddRange);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => _store.RunAsync(
            transaction => WriteAsync(transaction, "1", $"{number}")))));

        Assert.Equal(Enumerable.Range(1, 200).Select(version => (long)version), _told.Select(item => item.Version));
    }

    private static async ValueTask WriteAsync(
        ITurnTransaction transaction, string key, string? item, string table = "orders")
    {
        await transaction.GetItemAsync(Rows.Item(key, table: table));
        transaction.PutItem(Rows.Change(Rows.Item(key, table: table), item));
    }

    private static string Describe(CommittedItem item)
    {
        var key = Rows.Text(item.Key.PartitionKey.Bytes);
        return item.Item is null
            ? $"{key} is gone, version {item.Version}"
            : $"{key} = {Rows.Text(item.Item)}, version {item.Version}";
    }
}
