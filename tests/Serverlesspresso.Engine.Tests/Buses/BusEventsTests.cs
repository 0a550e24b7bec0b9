using System.Text;
using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Tests.Store;

namespace Serverlesspresso.Engine.Tests.Buses;

public sealed class BusEventsTests : IDisposable
{
    private const string AllOfTest = """{"source":["test"]}""";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Put_ValidEvent_IsStoredWithItsEnvelopeAndRoutes()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("log", AllOfTest, null, new TargetDocument { Id = "l", Arn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/bar" });
        await engine.PutRuleAsync("other", """{"source":["other"]}""", null, FunctionTarget());

        var results = await engine.Events.PutAsync(
            [
                new EventEntry
                {
                    Source = "test",
                    DetailType = "Order",
                    Detail = """{"price":1.50}""",
                    Time = new DateTimeOffset(2029, 12, 31, 23, 0, 0, TimeSpan.FromHours(-1)),
                    Resources = ["arn:one"],
                },
            ],
            Cancellation);

        var row = Assert.Single(await engine.ListEventsAsync("default"));
        Assert.Equal(results[0].EventId, row.Id);
        Assert.Equal(BusEngine.Start, row.PutAt);
        Assert.Equal(
            $$$"""{"version":"0","id":"{{{row.Id}}}","detail-type":"Order","source":"test","account":"123456789012","time":"2030-01-01T00:00:00Z","region":"us-east-1","resources":["arn:one"],"detail":{"price":1.50}}""",
            Encoding.UTF8.GetString(row.Envelope.Span));
        Assert.Equal(
            """[{"rule":"log","targets":[{"id":"l","arn":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/bar"}]}]""",
            row.Routes);
    }

    [Fact]
    public async Task Put_SomeEntriesAreWrong_TheOthersArePut()
    {
        await using var engine = await OpenAsync();
        var good = new EventEntry { Source = "test", DetailType = "t", Detail = "{}" };

        var results = await engine.Events.PutAsync(
            [
                good with { Source = null },
                good with { DetailType = "" },
                good with { Detail = null },
                good with { Detail = "\"jsonstring\"" },
                good with { Detail = "{\"a\":" },
                good with { Source = "aws.ec2" },
                good,
            ],
            Cancellation);

        Assert.Equal(
            [
                "InvalidArgument: Parameter Source is not valid. Reason: Source is a required argument.",
                "InvalidArgument: Parameter DetailType is not valid. Reason: DetailType is a required argument.",
                "InvalidArgument: Parameter Detail is not valid. Reason: Detail is a required argument.",
                "MalformedDetail: Detail is malformed.",
                "MalformedDetail: Detail is malformed.",
                "NotAuthorizedForSourceException: Not authorized for the source.",
            ],
            results.Take(6).Select(result => $"{result.ErrorCode}: {result.ErrorMessage}"));
        Assert.NotNull(results[6].EventId);
        Assert.Single(await engine.ListEventsAsync("default"));
    }

    [Fact]
    public async Task Put_EntriesOverTheLimit_AreRefusedWhole()
    {
        await using var engine = await OpenAsync();
        var overhead = "test".Length + "t".Length + """{"x":""}""".Length;
        var entry = new EventEntry
        {
            Source = "test",
            DetailType = "t",
            Detail = $$"""{"x":"{{new string('x', 1_048_576 - overhead)}}"}""",
        };

        var accepted = await engine.Events.PutAsync([entry], Cancellation);
        var refusal = await Assert.ThrowsAsync<EventRequestInvalidException>(
            () => engine.Events.PutAsync([entry with { DetailType = "tt" }], Cancellation));

        Assert.NotNull(accepted[0].EventId);
        Assert.Equal("Total size of the entries in the request is over the limit.", refusal.Message);
    }

    [Fact]
    public async Task Put_BusDoesNotExist_GetsAnIdAndIsDropped()
    {
        await using var engine = await OpenAsync();

        Assert.NotEmpty(await engine.PutAsync("t", busName: "nowhere"));

        Assert.Empty(await engine.ListEventsAsync("nowhere"));
    }

    [Fact]
    public async Task PutEventInTurn_TurnFails_LeavesNothing()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("r", AllOfTest, null, FunctionTarget());
        var entry = new EventEntry { Source = "test", DetailType = "t", Detail = "{}" };

        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.RunTurnAsync<bool>(async transaction =>
        {
            await engine.Events.PutEventInTurnAsync(transaction, entry);
            throw new InvalidOperationException("The turn fails.");
        }));
        await engine.IdleAsync();

        Assert.Empty(await engine.ListEventsAsync("default"));
        Assert.Empty(engine.Recorder.Requests);
    }

    [Fact]
    public async Task PutEventInTurn_ReservedSource_IsAllowed()
    {
        await using var engine = await OpenAsync();

        await engine.RunTurnAsync(transaction => engine.Events.PutEventInTurnAsync(
            transaction, new EventEntry { Source = "aws.states", DetailType = "t", Detail = "{}" }));

        Assert.Single(await engine.ListEventsAsync("default"));
    }

    [Fact]
    public async Task Put_DetailHasALoneSurrogate_IsMatchedAllTheSame()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("r", """{"detail":{"a":[{"prefix":"x"}]}}""", null, FunctionTarget());

        await engine.PutAsync("t", """{"a":"x\ud800y","\ud800":1}""");
        await engine.IdleAsync();

        Assert.Single(engine.Recorder.Requests);
    }

    [Fact]
    public async Task Put_FromAWorkflow_NamesItInTheResources()
    {
        await using var engine = await OpenAsync();
        var stateMachine = await engine.StateMachines.CreateAsync(
            new CreateStateMachineRequest
            {
                Name = "Teller",
                RoleArn = "arn:aws:iam::123456789012:role/test",
                Definition = """
                    {"StartAt":"Put","States":{"Put":{"Type":"Task","End":true,"Resource":"arn:aws:states:::events:putEvents",
                    "Parameters":{"Entries":[{"Source":"test","DetailType":"told","Detail":{"order.$":"$.order"},"Resources":["arn:own"]}]}}}}
                    """,
            },
            Cancellation);

        var started = await engine.Executions.StartAsync(
            new Engine.Executions.StartExecutionRequest { StateMachineArn = stateMachine.Arn, Name = "one", Input = """{"order":2.50}""" },
            Cancellation);

        var row = Assert.Single(await engine.ListEventsAsync("default"));
        using var envelope = JsonDocument.Parse(row.Envelope);
        Assert.Equal($$"""["arn:own","{{stateMachine.Arn}}","{{started.ExecutionArn}}"]""", envelope.RootElement.GetProperty("resources").GetRawText());
        Assert.Equal("""{"order":2.50}""", envelope.RootElement.GetProperty("detail").GetRawText());
        var execution = await engine.Executions.DescribeAsync(started.ExecutionArn, Cancellation);
        Assert.Equal($$"""{"Entries":[{"EventId":"{{row.Id}}"}],"FailedEntryCount":0}""", execution.Output);
    }

    [Fact]
    public async Task Put_FromAWorkflowWithATimeThatIsNone_FailsTheTask()
    {
        await using var engine = await OpenAsync();
        var stateMachine = await engine.StateMachines.CreateAsync(
            new CreateStateMachineRequest
            {
                Name = "Teller",
                RoleArn = "arn:aws:iam::123456789012:role/test",
                Definition = """
                    {"StartAt":"Put","States":{"Put":{"Type":"Task","End":true,"Resource":"arn:aws:states:::events:putEvents",
                    "Parameters":{"Entries":[{"Source":"test","DetailType":"told","Detail":{},"Time":"tea time"}]}}}}
                    """,
            },
            Cancellation);

        var started = await engine.Executions.StartAsync(
            new Engine.Executions.StartExecutionRequest { StateMachineArn = stateMachine.Arn, Input = "{}" }, Cancellation);

        var execution = await engine.Executions.DescribeAsync(started.ExecutionArn, Cancellation);
        Assert.Equal("EventBridge.ValidationException", execution.Error);
        Assert.StartsWith("Parameter Time is not valid. Reason: 'tea time' is no timestamp.", execution.Cause, StringComparison.Ordinal);
    }

    private static TargetDocument FunctionTarget() => new() { Id = "1", Arn = BusEngine.FunctionArn };

    private Task<BusEngine> OpenAsync() => BusEngine.OpenAsync(_folder.File("coffee.db"), BusEngine.Start);
}
