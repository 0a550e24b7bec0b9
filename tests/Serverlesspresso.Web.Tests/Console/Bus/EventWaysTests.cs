using System.Text;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Bus;

namespace Serverlesspresso.Web.Tests.Console.Bus;

public sealed class EventWaysTests
{
    private const string Machine = "arn:aws:states:us-east-1:123456789012:stateMachine:OrderProcessor";
    private const string Execution = "arn:aws:states:us-east-1:123456789012:execution:OrderProcessor:one";

    [Fact]
    public void Of_TwoTargets_GivesEachItsOwnTries()
    {
        var row = Row([], $$"""
            [{"rule":"NewOrder","targets":[{"id":"1","arn":"{{Machine}}"},{"id":"2","arn":"arn:aws:logs:us-east-1:1:log-group:/a"}]}]
            """);

        var ways = EventWays.Of(row, [Attempt("NewOrder", "1"), Attempt("Other", "1")]);

        Assert.Equal(["OrderProcessor", "log-group:/a"], ways.Select(way => way.Target.Name));
        Assert.Equal(["state machine", "log group"], ways.Select(way => way.Target.Kind));
        Assert.Equal([1, 0], ways.Select(way => way.Attempts.Count));
    }

    [Fact]
    public void Of_NoRuleMatched_IsEmpty() => Assert.Empty(EventWays.Of(Row([], routes: null), []));

    [Fact]
    public void FindEmitter_WorkflowPutIt_IsItsExecution() =>
        Assert.Equal(Execution, EventWays.FindEmitter(Row([Machine, Execution], routes: null)));

    [Fact]
    public void FindEmitter_CameFromOutside_IsNone() => Assert.Null(EventWays.FindEmitter(Row([Machine], routes: null)));

    private static EventRow Row(IReadOnlyList<string> resources, string? routes) => new()
    {
        Id = "1",
        BusName = "Serverlesspresso",
        PutAt = default,
        Routes = routes,
        Envelope = Encoding.UTF8.GetBytes(
            $$"""{"source":"a","detail-type":"b","resources":[{{string.Join(',', resources.Select(arn => $"\"{arn}\""))}}]}"""),
    };

    private static DeliveryAttempt Attempt(string rule, string target) => new()
    {
        EventId = "1",
        BusName = "Serverlesspresso",
        RuleName = rule,
        TargetId = target,
        Number = 1,
        At = default,
        Outcome = DeliveryOutcome.Delivered,
    };
}
