using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Store;

namespace Serverlesspresso.Engine.Tests.Buses;

public sealed class DeliveryTests : IDisposable
{
    private const string AllOfTest = """{"source":["test"]}""";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Put_FunctionIsTarget_IsCalledWithTheEventAsItIs()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("r", AllOfTest, null, FunctionTarget());

        var id = await engine.PutAsync("t", """{"n": 1.50}""");
        await engine.IdleAsync();

        Assert.Equal(
            [$$$"""{"version":"0","id":"{{{id}}}","detail-type":"t","source":"test","account":"123456789012","time":"2030-01-01T08:00:00Z","region":"us-east-1","resources":[],"detail":{"n": 1.50}}"""],
            engine.Recorder.Requests);
    }

    [Fact]
    public async Task Deliver_RuleWasDeletedAndMadeAgain_TheNewOneGetsNoOldEvents()
    {
        await using (var engine = await BusEngine.OpenAsync(_folder.File("coffee.db"), BusEngine.Start, isWorking: false))
        {
            await engine.PutRuleAsync("r", AllOfTest, null, FunctionTarget());
            await engine.PutAsync("old");
            await engine.Targets.RemoveAsync(null, "r", [FunctionTarget().Id], TestContext.Current.CancellationToken);
            await engine.Rules.DeleteAsync(null, "r", TestContext.Current.CancellationToken);
            await engine.PutRuleAsync("r", AllOfTest, null, FunctionTarget());
            await engine.PutAsync("new");
        }

        await using var later = await OpenAsync();
        await later.AdvanceAsync(TimeSpan.Zero);

        Assert.Contains("\"new\"", Assert.Single(later.Recorder.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_TargetsWithInputs_GetThem()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync(
            "r",
            AllOfTest,
            null,
            FunctionTarget() with { Id = "input", Input = """{"fixed":true}""" },
            FunctionTarget() with { Id = "path", InputPath = "$.detail.order" },
            FunctionTarget() with
            {
                Id = "transformer",
                InputTransformer = new TransformerDocument(
                    new Dictionary<string, string> { ["order"] = "$.detail.order" },
                    """{"text":"order <order> by <aws.events.rule-name>"}"""),
            });

        await engine.PutAsync("t", """{"order":"2"}""");
        await engine.IdleAsync();

        Assert.Equal(
            ["\"2\"", """{"fixed":true}""", """{"text":"order 2 by r"}"""],
            engine.Recorder.Requests.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Put_StateMachineIsTarget_ExecutionIsNamedAfterTheEvent()
    {
        await using var engine = await OpenAsync();
        var arn = await engine.CreateStateMachineAsync("Processor");
        await engine.PutRuleAsync("r", AllOfTest, null, new TargetDocument { Id = "1", Arn = arn, RoleArn = BusEngine.RoleArn, InputPath = "$.detail" });

        var id = await engine.PutAsync("t", """{"order":"2"}""");
        await engine.IdleAsync();

        var execution = Assert.Single(await engine.ListExecutionsAsync());
        Assert.Matches($"^{id}_[0-9a-f-]{{36}}$", execution.Name);
        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
        Assert.Equal("""{"order":"2"}""", (await engine.Executions.DescribeAsync(execution.Arn, Cancellation)).Input);
    }

    [Fact]
    public async Task Put_RuleIsDisabledOrDeleted_NothingIsDelivered()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("disabled", AllOfTest, null, FunctionTarget());
        await engine.PutRuleAsync("deleted", AllOfTest, null, FunctionTarget());
        await engine.PutAsync("before");
        await engine.IdleAsync();

        await engine.Rules.SetEnabledAsync(null, "disabled", isEnabled: false, Cancellation);
        await engine.Targets.RemoveAsync(null, "deleted", ["1"], Cancellation);
        await engine.Rules.DeleteAsync(null, "deleted", Cancellation);
        await engine.PutAsync("meanwhile");
        await engine.IdleAsync();
        await engine.Rules.SetEnabledAsync(null, "disabled", isEnabled: true, Cancellation);
        await engine.PutAsync("after");
        await engine.IdleAsync();

        Assert.Equal(2, Calls(engine, "before"));
        Assert.Equal(0, Calls(engine, "meanwhile"));
        Assert.Equal(1, Calls(engine, "after"));
    }

    [Fact]
    public async Task Put_SameEventTwice_IsDeliveredTwice()
    {
        await using var engine = await OpenAsync();
        var arn = await engine.CreateStateMachineAsync("Processor");
        await engine.PutRuleAsync("r", AllOfTest, null, new TargetDocument { Id = "1", Arn = arn, RoleArn = BusEngine.RoleArn });

        var ids = new[] { await engine.PutAsync("t"), await engine.PutAsync("t") };
        await engine.IdleAsync();

        var executions = await engine.ListExecutionsAsync();
        Assert.Equal(ids.Order(StringComparer.Ordinal), executions.Select(execution => execution.Name[..36]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Delivery_FunctionFails_IsTriedAgainWithGrowingDelay()
    {
        await using var engine = await OpenAsync();
        engine.Recorder.FailuresLeft = 2;
        await engine.PutRuleAsync("r", AllOfTest, null, FunctionTarget());

        await engine.PutAsync("t");
        await engine.IdleAsync();
        Assert.Single(engine.Recorder.Requests);
        await engine.AdvanceAsync(TimeSpan.FromMilliseconds(749));
        Assert.Single(engine.Recorder.Requests);
        await engine.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, engine.Recorder.Requests.Count);
        await engine.AdvanceAsync(TimeSpan.FromMilliseconds(1_500));

        Assert.Equal(3, engine.Recorder.Requests.Count);
        Assert.Empty(await engine.ListDeadLettersAsync());
        await engine.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(3, engine.Recorder.Requests.Count);
    }

    [Fact]
    public async Task Delivery_FailsToTheLastAttempt_IsADeadLetterWithTheReason()
    {
        await using var engine = await OpenAsync();
        engine.Recorder.FailuresLeft = 9;
        await engine.PutRuleAsync(
            "r", AllOfTest, null, FunctionTarget() with { RetryPolicy = new RetryPolicyDocument(1, null) });

        var id = await engine.PutAsync("t");
        await engine.IdleAsync();
        await engine.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(2, engine.Recorder.Requests.Count);
        var letter = Assert.Single(await engine.ListDeadLettersAsync());
        Assert.Equal(WorkKind.Delivery, letter.Kind);
        Assert.Equal(id, letter.Key);
        Assert.Equal(2, letter.Attempts);
        Assert.Equal("Tired", letter.Error);
        Assert.Contains("I need a coffee.", letter.Reason, StringComparison.Ordinal);
        Assert.EndsWith("(given up after 1 retries, MaximumRetryAttempts)", letter.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_EventGrowsTooOld_IsADeadLetter()
    {
        await using var engine = await OpenAsync();
        engine.Recorder.FailuresLeft = 99;
        await engine.PutRuleAsync(
            "r", AllOfTest, null, FunctionTarget() with { RetryPolicy = new RetryPolicyDocument(null, 60) });

        await engine.PutAsync("t");
        for (var i = 0; i < 20; i++)
        {
            await engine.IdleAsync();
            await engine.AdvanceAsync(TimeSpan.FromSeconds(5));
        }

        var letter = Assert.Single(await engine.ListDeadLettersAsync());
        Assert.EndsWith("(given up after 60 seconds, MaximumEventAgeInSeconds)", letter.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_TargetIsNotThere_IsADeadLetterAtOnce()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync(
            "r",
            AllOfTest,
            null,
            FunctionTarget() with { Arn = "arn:aws:lambda:us-east-1:123456789012:function:Nobody" },
            new TargetDocument
            {
                Id = "2",
                Arn = "arn:aws:states:us-east-1:123456789012:stateMachine:Nobody",
                RoleArn = BusEngine.RoleArn,
            },
            new TargetDocument { Id = "3", Arn = "arn:aws:events:us-east-1:123456789012:event-bus/nobody" });

        await engine.PutAsync("t");
        await engine.IdleAsync();

        var letters = await engine.ListDeadLettersAsync();
        Assert.Equal(["NO_RESOURCE", "NO_RESOURCE", "NO_RESOURCE"], letters.Select(letter => letter.Error));
        Assert.Contains(letters, letter => letter.Reason.Contains("Function not found", StringComparison.Ordinal));
        Assert.Contains(letters, letter => letter.Reason.Contains("State Machine Does Not Exist", StringComparison.Ordinal));
        Assert.Contains(letters, letter => letter.Reason.Contains("Event bus nobody does not exist.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delivery_OneTargetFails_TheOthersAreNotHeldUp()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync(
            "r", AllOfTest, null, FunctionTarget(),
            new TargetDocument { Id = "2", Arn = "arn:aws:lambda:us-east-1:123456789012:function:Nobody" });

        await engine.PutAsync("t");
        await engine.IdleAsync();

        Assert.Single(engine.Recorder.Requests);
        Assert.Single(await engine.ListDeadLettersAsync());
    }

    [Fact]
    public async Task Delivery_ToAnotherBus_IsMatchedThereWithTheSameEvent()
    {
        await using var engine = await OpenAsync();
        await engine.Buses.CreateAsync("Second", null, new Dictionary<string, string>(), Cancellation);
        await engine.PutRuleAsync("on", AllOfTest, null, BusTarget("Second"));
        await engine.PutRuleAsync("r", AllOfTest, "Second", FunctionTarget());

        var deep = $"{new string('[', 900)} 1.50 {new string(']', 900)}";
        var id = await engine.PutAsync("t", $$"""{"deep":{{deep}}}""");
        await engine.IdleAsync();

        var row = Assert.Single(await engine.ListEventsAsync("Second"));
        Assert.Equal(id, row.Id);
        var request = Assert.Single(engine.Recorder.Requests);
        Assert.Contains($"\"id\":\"{id}\"", request, StringComparison.Ordinal);
        Assert.Contains(deep, request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_BusesFormACircle_EndsWithADeadLetter()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("round", AllOfTest, null, BusTarget("default"));

        await engine.PutAsync("t");
        await engine.IdleAsync();

        Assert.Equal(2, (await engine.ListEventsAsync("default")).Count);
        Assert.Equal("THIRD_ACCOUNT_HOP_DETECTED", Assert.Single(await engine.ListDeadLettersAsync()).Error);
    }

    [Fact]
    public async Task Delivery_EventCameFromAnotherBus_GoesToNoThirdBus()
    {
        await using var engine = await OpenAsync();
        foreach (var (from, to) in new[] { ("default", "second"), ("second", "third") })
        {
            await engine.Buses.CreateAsync(to, null, new Dictionary<string, string>(), Cancellation);
            await engine.PutRuleAsync("on", AllOfTest, from, BusTarget(to));
        }

        await engine.PutAsync("t");
        await engine.IdleAsync();

        Assert.Single(await engine.ListEventsAsync("second"));
        Assert.Empty(await engine.ListEventsAsync("third"));
        Assert.Equal("THIRD_ACCOUNT_HOP_DETECTED", Assert.Single(await engine.ListDeadLettersAsync()).Error);
    }

    [Fact]
    public async Task Delivery_ServerWasStoppedBefore_HappensAfterTheRestart()
    {
        await using (var engine = await OpenAsync(isWorking: false))
        {
            await engine.PutRuleAsync("r", AllOfTest, null, FunctionTarget());
            await engine.PutAsync("t");
        }

        await using var restarted = await OpenAsync();
        await restarted.AdvanceAsync(TimeSpan.Zero);

        Assert.Single(restarted.Recorder.Requests);
    }

    [Fact]
    public async Task Put_CrashAtEveryCommit_StartsOneExecutionForEachAcknowledgedEvent()
    {
        var acknowledged = new List<string>();

        var points = await CrashingStore.AtEveryPointAsync(
            async (store, _) =>
            {
                acknowledged.Clear();
                await using var engine = await BusEngine.OpenAsync(store, BusEngine.Start, isWorking: true, ownsStore: false);
                var arn = await engine.CreateStateMachineAsync("Processor");
                await engine.PutRuleAsync("r", AllOfTest, null, new TargetDocument { Id = "1", Arn = arn, RoleArn = BusEngine.RoleArn });
                acknowledged.Add(await engine.PutAsync("t"));
                await engine.IdleAsync();
            },
            async store =>
            {
                await using var engine = await BusEngine.OpenAsync(store, BusEngine.Start, isWorking: true, ownsStore: false);
                await engine.AdvanceAsync(TimeSpan.FromSeconds(10));
                var events = await engine.ListEventsAsync("default");
                var executions = await engine.ListExecutionsAsync();
                Assert.Subset(events.Select(row => row.Id).ToHashSet(), acknowledged.ToHashSet());
                Assert.Equal(
                    events.Where(row => row.Routes is not null).Select(row => row.Id),
                    executions.Select(execution => execution.Name[..36]));
                Assert.Empty(await engine.ListDeadLettersAsync());
            });

        Assert.True(points >= 8, $"Only {points} commit points were reached.");
    }

    private static int Calls(BusEngine engine, string detailType) => engine.Recorder.Requests
        .Count(request => request.Contains($"\"detail-type\":\"{detailType}\"", StringComparison.Ordinal));

    private static TargetDocument FunctionTarget() => new() { Id = "1", Arn = BusEngine.FunctionArn };

    private static TargetDocument BusTarget(string bus) =>
        new() { Id = "bus", Arn = $"arn:aws:events:us-east-1:123456789012:event-bus/{bus}" };

    private Task<BusEngine> OpenAsync(bool isWorking = true) =>
        BusEngine.OpenAsync(_folder.File("coffee.db"), BusEngine.Start, isWorking);
}
