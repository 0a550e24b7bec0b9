using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Engine.Tests.Buses;
using Serverlesspresso.Engine.Tests.Store;

namespace Serverlesspresso.Engine.Tests.Telemetry;

public sealed class EngineMeterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Executions_StartedAndEndedInATurn_CountUnlessTheyAreRolledBack(bool isRolledBack, int count)
    {
        // Other tests measure beside this one: the name of the state machine is its own.
        var name = $"Counted{isRolledBack}";
        await using var engine = await BusEngine.OpenAsync(_folder.File("bus.db"), BusEngine.Start);
        var arn = await engine.CreateStateMachineAsync(name);
        using var recent = new RecentMeasurements(engine.Clock);

        await engine.RunTurnAsync(async transaction =>
        {
            var savepoint = transaction.CreateSavepoint();
            await engine.Executions.StartInTurnAsync(
                transaction, new StartExecutionRequest { StateMachineArn = arn, Name = "one", Input = "{}" }, runsNow: true);
            RollBackIf(isRolledBack, transaction, savepoint);
            return arn;
        });

        Assert.Equal(count, recent.Sum(EngineMeter.StartedName, name));
        Assert.Equal(count, recent.Sum(EngineMeter.ExecutionsName, name));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Events_PutInATurn_CountUnlessTheyAreRolledBack(bool isRolledBack, int count)
    {
        var name = $"counted-{isRolledBack}";
        await using var engine = await BusEngine.OpenAsync(_folder.File("bus.db"), BusEngine.Start);
        await engine.Buses.CreateAsync(name, description: null, new Dictionary<string, string>(), TestContext.Current.CancellationToken);
        using var recent = new RecentMeasurements(engine.Clock);

        await engine.RunTurnAsync(async transaction =>
        {
            var savepoint = transaction.CreateSavepoint();
            await engine.Events.PutEventsInTurnAsync(
                transaction, [new EventEntry { Source = "test", DetailType = "t", Detail = "{}", BusName = name }]);
            RollBackIf(isRolledBack, transaction, savepoint);
            return name;
        });

        Assert.Equal(count, recent.Sum(EngineMeter.EventsName, name));
    }

    private static void RollBackIf(bool isRolledBack, ITurnTransaction transaction, Savepoint savepoint)
    {
        if (isRolledBack)
        {
            transaction.RollBackTo(savepoint);
        }
    }
}
