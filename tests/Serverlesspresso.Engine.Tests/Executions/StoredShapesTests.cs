using System.Text;
using System.Text.Json;
using Serverlesspresso.Engine.Activities;
using Serverlesspresso.Engine.Connections;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Executions.Express;
using Serverlesspresso.Engine.Executions.Nested;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Engine.MapRuns;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Executions;

/// <summary>What earlier servers have stored is read by today's. A recorded sample is never changed.</summary>
public sealed class StoredShapesTests
{
    private static readonly DateTimeOffset At = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void StateMachine_RecordedDocuments_AreRead()
    {
        const string Machine =
            """{"arn":"m","name":"Bar","type":"EXPRESS","revisionId":"r","definition":"{}","roleArn":"role","lastVersion":3,"configurations":{"logging":"{\u0022level\u0022:\u0022OFF\u0022}"},"createdAt":"2030-01-01T08:00:00+00:00","updatedAt":"2030-01-01T08:00:00+00:00","tags":{"k":"v"}}""";
        const string Revision = """{"definition":"{}","roleArn":"role","at":"2030-01-01T08:00:00+00:00"}""";

        var machine = JsonSerializer.Deserialize(Machine, StateMachineJsonContext.Default.StateMachineDocument)!;
        var revision = JsonSerializer.Deserialize(Revision, StateMachineJsonContext.Default.StateMachineRevisionDocument);

        Assert.Equal(("m", "Bar", true, "r", 3), (machine.Arn, machine.Name, machine.IsExpress, machine.RevisionId, machine.LastVersion));
        Assert.Equal(("""{"level":"OFF"}""", "v"), (machine.Configurations?.Logging, machine.Tags["k"]));
        Assert.Equal(new StateMachineRevisionDocument("{}", "role", At), revision);
    }

    [Fact]
    public void VersionAndAlias_RecordedDocuments_AreRead()
    {
        const string Version = """{"arn":"m:1","number":1,"revisionId":"r","description":"d","createdAt":"2030-01-01T08:00:00+00:00"}""";
        const string Alias =
            """{"arn":"m:PROD","name":"PROD","routes":[{"versionArn":"m:1","weight":90},{"versionArn":"m:2","weight":10}],"createdAt":"2030-01-01T08:00:00+00:00","updatedAt":"2030-01-01T08:00:00+00:00"}""";

        var version = JsonSerializer.Deserialize(Version, StateMachineJsonContext.Default.StateMachineVersionDocument)!;
        var alias = JsonSerializer.Deserialize(Alias, StateMachineJsonContext.Default.StateMachineAliasDocument)!;

        Assert.Equal(("m:1", 1, "r", "d", At), (version.Arn, version.Number, version.RevisionId, version.Description, version.CreatedAt));
        Assert.Equal([new AliasRoute("m:1", 90), new AliasRoute("m:2", 10)], alias.Routes);
    }

    [Fact]
    public void Activity_RecordedDocuments_AreRead()
    {
        const string Activity = """{"arn":"a","name":"grind","createdAt":"2030-01-01T08:00:00+00:00","tags":{"k":"v"}}""";
        const string Waiting = """{"activityArn":"a","scheduledAt":"2030-01-01T08:00:00+00:00","input":"{}"}""";

        var activity = JsonSerializer.Deserialize(Activity, ActivityJsonContext.Default.ActivityDocument)!;
        var waiting = JsonSerializer.Deserialize(Waiting, ActivityJsonContext.Default.WaitingTask);

        Assert.Equal(("a", "grind", At, "v"), (activity.Arn, activity.Name, activity.CreatedAt, activity.Tags["k"]));
        Assert.Equal(new WaitingTask("a", At, "{}"), waiting);
    }

    [Fact]
    public void Connection_RecordedDocument_IsRead()
    {
        const string Document =
            """{"name":"bar","incarnation":"i","description":"d","authorizationType":"BASIC","authParameters":"{}","isAuthorized":false,"createdAt":"2030-01-01T08:00:00+00:00","modifiedAt":"2030-01-01T08:00:00+00:00","authorizedAt":"2030-01-01T08:00:00+00:00"}""";

        var connection = JsonSerializer.Deserialize(Document, ConnectionJsonContext.Default.ConnectionDocument)!;

        Assert.Equal(("bar", "i", "BASIC", false, At), (connection.Name, connection.Incarnation, connection.AuthorizationType, connection.IsAuthorized, connection.AuthorizedAt));
    }

    [Fact]
    public void HttpCall_RecordedWork_IsRead()
    {
        var work = JsonSerializer.Deserialize(
            """{"taskId":7,"parameters":{"Method":"GET"}}""", HttpTaskJsonContext.Default.HttpCallWork)!;

        Assert.Equal((7, """{"Method":"GET"}"""), (work.TaskId, work.Parameters.GetRawText()));
    }

    [Fact]
    public void MapRun_RecordedDocument_IsRead()
    {
        const string Document =
            """{"arn":"r","executionArn":"e","stateMachineArn":"m/L","revisionId":"v","status":1,"startedAt":"2030-01-01T08:00:00+00:00","maxConcurrency":2,"toleratedFailureCount":1,"toleratedFailurePercentage":2.5,"items":{"total":9,"running":1,"succeeded":2,"failed":3,"timedOut":0,"aborted":0,"pendingRedrive":2,"pendingTimedOut":1,"pendingAborted":1,"notRedrivable":0},"executions":{"total":3,"running":1,"succeeded":0,"failed":0,"timedOut":0,"aborted":0,"pendingRedrive":0,"pendingTimedOut":0,"pendingAborted":0,"notRedrivable":0},"startedCount":3,"outputBytes":40,"redriveCount":1,"redrivenAt":"2030-01-01T08:00:00+00:00","redrivenBefore":2,"awaitsRedrive":true,"stoppedBefore":1}""";

        var mapRun = JsonSerializer.Deserialize(Document, MapRunJsonContext.Default.MapRunRow)!;

        Assert.Equal(("r", "e", "m/L", "v"), (mapRun.Arn, mapRun.ExecutionArn, mapRun.StateMachineArn, mapRun.RevisionId));
        Assert.Equal((2, 1, 2.5), (mapRun.MaxConcurrency, mapRun.ToleratedFailureCount, mapRun.ToleratedFailurePercentage));
        Assert.Equal(new MapRunCounts(9, 1, 2, 3, PendingRedrive: 2, PendingTimedOut: 1, PendingAborted: 1), mapRun.Items);
        Assert.Equal((3, 40, 1, At), (mapRun.StartedCount, mapRun.OutputBytes, mapRun.RedriveCount, mapRun.RedrivenAt));
        Assert.Equal((2, true, 1), (mapRun.RedrivenBefore, mapRun.AwaitsRedrive, mapRun.StoppedBefore));
    }

    [Fact]
    public void MapRun_RecordedWork_IsRead()
    {
        var goesOn = MapRunWork.Read(MakeWork("{}"));
        var ended = MapRunWork.Read(MakeWork("2 5 17"));
        var broken = MakeWork("!2 5 17");

        Assert.Null(goesOn);
        Assert.Equal(new EndedChild((ExecutionStatus)2, ItemCount: 5, OutputBytes: 17), ended);
        Assert.True(MapRunWork.IsBreak(broken));
        Assert.Equal(ended, MapRunWork.Read(broken));
    }

    [Fact]
    public void NestedEnd_RecordedWork_IsRead()
    {
        Assert.Equal(new NestedEnd("e", "token", IsParsed: false), NestedExecutions.ReadEnd(MakeWork("e\n1 token")));
        Assert.Equal(new NestedEnd("e", "token", IsParsed: true), NestedExecutions.ReadEnd(MakeWork("e\n2 token")));
    }

    [Fact]
    public void Express_RecordedDocument_IsRead()
    {
        const string Document =
            """{"execution":{"version":0,"arn":"x","stateMachineArn":"m","revisionId":"r","versionArn":"m:1","aliasArn":"m:PROD","name":"n","status":1,"startedAt":"2030-01-01T08:00:00+00:00","input":"{}","lastEventId":2,"redriveCount":0,"traceHeader":"t"},"progress":"AQI="}""";

        var express = JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(Document), ExpressJsonContext.Default.ExpressDocument)!;

        Assert.Equal(("x", "m", "r", "n", "{}"), (express.Execution.Arn, express.Execution.StateMachineArn, express.Execution.RevisionId, express.Execution.Name, express.Execution.Input));
        Assert.Equal((ExecutionStatus.Running, At, 2, "t"), (express.Execution.Status, express.Execution.StartedAt, express.Execution.LastEventId, express.Execution.TraceHeader));
        Assert.Equal([1, 2], express.Progress);
    }

    [Fact]
    public void UsedTokens_Recorded_AreFound()
    {
        const string Tokens = """[{"token":"once","at":"2030-01-01T08:00:00+00:00"}]""";

        Assert.Equal(At, RedriveTokens.Find(Tokens, "once", At.AddMinutes(14)));
    }

    private static WorkRow MakeWork(string payload) => new()
    {
        Id = 1,
        Shard = 0,
        Due = At,
        Kind = WorkKind.MapRun,
        Key = "r",
        Payload = payload,
        Attempt = 0,
    };
}
