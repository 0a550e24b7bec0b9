using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Tests.Turns;

public sealed class CommittedTurnsTests : IAsyncLifetime
{
    private readonly List<CommittedTurn> _told = [];
    private TellingStore _store = null!; // Opened before each test.

    public async ValueTask InitializeAsync() => _store = await TellingStore.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Listen_TurnChangesEveryKindOfRow_HearsThemAllAtOnce()
    {
        using var listening = _store.Committed.Listen(_told.Add);

        await _store.RunAsync(async transaction =>
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
        using var listening = _store.Committed.Listen(_told.Add);

        await _store.RunAsync(async transaction => await transaction.GetExecutionAsync(Rows.ExecutionArn("one")));

        Assert.Empty(_told);
    }
}
