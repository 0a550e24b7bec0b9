using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Tests.Store;

namespace Serverlesspresso.Engine.Tests.Buses;

public sealed class DeliveryJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ListOf_TargetFailsFirst_ShowsEachTry()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync(
            "r", """{"source":["test"]}""", null, new TargetDocument { Id = "1", Arn = BusEngine.FunctionArn });
        engine.Recorder.FailuresLeft = 1;

        var id = await engine.PutAsync("t");
        await engine.IdleAsync();
        await engine.AdvanceAsync(TimeSpan.FromMinutes(1));

        var attempts = engine.Get<DeliveryJournal>().ListOf(id);
        Assert.Equal([DeliveryOutcome.Postponed, DeliveryOutcome.Delivered], attempts.Select(attempt => attempt.Outcome));
        Assert.Equal([1, 2], attempts.Select(attempt => attempt.Number));
        Assert.StartsWith("Tired: ", attempts[0].Error, StringComparison.Ordinal);
        Assert.InRange(attempts[0].NextAt!.Value - attempts[0].At, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.Equal((null, null), (attempts[1].Error, attempts[1].NextAt));
    }

    [Fact]
    public async Task ListOf_TargetThrows_ShowsThatTryToo()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync(
            "r", """{"source":["test"]}""", null, new TargetDocument { Id = "1", Arn = BusEngine.FunctionArn });
        engine.Recorder.Fault = new InvalidOperationException("broken");

        var id = await engine.PutAsync("t");
        await engine.IdleAsync();
        engine.Recorder.Fault = null;
        await engine.AdvanceAsync(TimeSpan.FromMinutes(1));

        var attempts = engine.Get<DeliveryJournal>().ListOf(id);
        Assert.Equal([DeliveryOutcome.Postponed, DeliveryOutcome.Delivered], attempts.Select(attempt => attempt.Outcome));
        Assert.Equal("InvalidOperationException: broken", attempts[0].Error);
        Assert.Equal(TimeSpan.FromSeconds(1), attempts[0].NextAt - attempts[0].At);
    }

    [Fact]
    public async Task ListOf_StateMachineIsTarget_NamesTheExecution()
    {
        await using var engine = await OpenAsync();
        var arn = await engine.CreateStateMachineAsync("Processor");
        await engine.PutRuleAsync("r", """{"source":["test"]}""", null, new TargetDocument { Id = "1", Arn = arn, RoleArn = BusEngine.RoleArn });

        var id = await engine.PutAsync("t");
        await engine.IdleAsync();

        Assert.Equal(
            Assert.Single(await engine.ListExecutionsAsync()).Arn,
            Assert.Single(engine.Get<DeliveryJournal>().ListOf(id)).ExecutionArn);
    }

    [Fact]
    public void Add_MoreThanItRemembers_ForgetsTheOldest()
    {
        var journal = new DeliveryJournal();
        for (var number = 0; number <= DeliveryJournal.AttemptsMax; number++)
        {
            journal.Add(Attempt($"{number}"));
        }

        Assert.Empty(journal.ListOf("0"));
        Assert.Single(journal.ListOf("1"));
        Assert.Single(journal.ListOf($"{DeliveryJournal.AttemptsMax}"));
    }

    private static DeliveryAttempt Attempt(string eventId) => new()
    {
        EventId = eventId,
        BusName = "default",
        RuleName = "r",
        TargetId = "1",
        Number = 1,
        At = BusEngine.Start,
        Outcome = DeliveryOutcome.Delivered,
    };

    private Task<BusEngine> OpenAsync() => BusEngine.OpenAsync(_folder.File("bus.db"), BusEngine.Start);
}
