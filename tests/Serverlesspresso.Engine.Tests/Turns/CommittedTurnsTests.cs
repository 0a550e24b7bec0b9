using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Turns;

public sealed class CommittedTurnsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly CommittedTurns _committed = new(NullLogger<CommittedTurns>.Instance);
    private readonly List<CommittedTurn> _told = [];
    private SqliteStore _store = null!; // Opened before each test.
    private TurnRunner _turns = null!; // Made before each test.

    public async ValueTask InitializeAsync()
    {
        _store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = _folder.File("coffee.db") },
            TimeProvider.System,
            NullLogger.Instance,
            TestContext.Current.CancellationToken);
        _turns = new TurnRunner(_store, new FreshWork(), _committed);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Listen_TurnChangesEveryKindOfRow_HearsThemAllAtOnce()
    {
        using var listening = _committed.Listen(_told.Add);

        await RunAsync(async transaction =>
        {
            await transaction.GetExecutionAsync(Rows.ExecutionArn("one"));
            transaction.PutExecution(Rows.Execution("one"));
            transaction.AppendEvent(Rows.Event("event-1"));
            await transaction.GetItemAsync(Rows.Item("1"));
            transaction.PutItem(Rows.Change(Rows.Item("1"), "queued"));
            await transaction.GetDefinitionAsync(DefinitionKind.Rule, "bus/rule");
            transaction.PutDefinition(Rows.Definition("bus/rule"));
            transaction.AddDeadLetter(Rows.DeadLetter("lost"));
        });

        var turn = Assert.Single(_told);
        Assert.Equal([Rows.ExecutionArn("one")], turn.Executions.Select(row => row.Arn));
        Assert.Equal(["event-1"], turn.Events.Select(row => row.Id));
        Assert.Equal(["orders"], turn.Items.Select(item => item.Key.TableName));
        Assert.Equal([(DefinitionKind.Rule, "bus/rule")], turn.Definitions);
        Assert.True(turn.HasDeadLetters);
    }

    [Fact]
    public async Task Listen_TurnOnlyReads_HearsNothing()
    {
        using var listening = _committed.Listen(_told.Add);

        await RunAsync(async transaction => await transaction.GetExecutionAsync(Rows.ExecutionArn("one")));

        Assert.Empty(_told);
    }

    private Task<bool> RunAsync(Func<ITurnTransaction, ValueTask> turn) => _turns.RunAsync(
        async transaction =>
        {
            await turn(transaction);
            return true;
        },
        TestContext.Current.CancellationToken);
}
