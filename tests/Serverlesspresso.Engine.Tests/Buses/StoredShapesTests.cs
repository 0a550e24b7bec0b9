using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Buses;

/// <summary>What earlier servers have stored is read by today's. A recorded sample is never changed.</summary>
public sealed class StoredShapesTests
{
    [Fact]
    public void Delivery_RecordedPayload_IsRead()
    {
        const string Payload =
            """{"v":1,"bus":"Serverlesspresso","rule":"NewOrder","target":"1","delivery":"d1","putAt":"2030-01-01T08:00:00+00:00","hops":2,"trace":"t1","event":{"id":"e1","detail":{"n":1.50}}}""";

        var delivery = Delivery.Read("e1", Payload);

        Assert.Equal(("e1", "Serverlesspresso", "NewOrder", "1", "d1"), (delivery.EventId, delivery.BusName, delivery.RuleName, delivery.TargetId, delivery.DeliveryId));
        Assert.Equal((BusEngine.Start, 2, "t1"), (delivery.PutAt, delivery.Hops, delivery.TraceHeader));
        Assert.Equal("""{"id":"e1","detail":{"n":1.50}}""", delivery.Event.GetRawText());
    }

    [Fact]
    public void Rule_RecordedDocument_IsRead()
    {
        var rule = BusJsonContext.ReadRule(new DefinitionRow
        {
            Kind = DefinitionKind.Rule,
            Name = "bar/r",
            Document =
                """{"name":"r","busName":"Bar","arn":"a","eventPattern":"{}","state":"DISABLED","tags":{"k":"v"},"targets":[{"id":"1","arn":"b","inputTransformer":{"inputPathsMap":{"x":"$.y"},"inputTemplate":"<x>"},"retryPolicy":{"maximumRetryAttempts":3}}]}""",
        });

        Assert.Equal(("r", "Bar", "a", "{}", "DISABLED", "v"), (rule.Name, rule.BusName, rule.Arn, rule.EventPattern, rule.State, rule.Tags["k"]));
        var target = Assert.Single(rule.Targets);
        Assert.Equal(("1", "b", "<x>", "$.y"), (target.Id, target.Arn, target.InputTransformer?.InputTemplate, target.InputTransformer?.InputPathsMap?["x"]));
        Assert.Equal(new RetryPolicyDocument(3, null), target.RetryPolicy);
    }

    [Fact]
    public void Rule_RecordedHttpParameters_AreRead()
    {
        var rule = BusJsonContext.ReadRule(new DefinitionRow
        {
            Kind = DefinitionKind.Rule,
            Name = "bar/r",
            Document =
                """{"name":"r","busName":"Bar","arn":"a","eventPattern":"{}","state":"ENABLED","tags":{},"targets":[{"id":"1","arn":"b","httpParameters":{"pathParameterValues":["7"],"headerParameters":{"h":"v"},"queryStringParameters":{"q":"w"}}}]}""",
        });

        var parameters = Assert.Single(rule.Targets).HttpParameters;
        Assert.Equal(
            ("7", "v", "w"),
            (parameters?.PathParameterValues?[0], parameters?.HeaderParameters?["h"], parameters?.QueryStringParameters?["q"]));
    }

    [Fact]
    public void Bus_RecordedDocument_IsRead()
    {
        var bus = BusJsonContext.ReadBus(new DefinitionRow
        {
            Kind = DefinitionKind.Bus,
            Name = "bar",
            Document = """{"name":"Bar","incarnation":"i","createdAt":"2030-01-01T08:00:00+00:00","modifiedAt":"2030-01-01T08:00:00+00:00","tags":{}}""",
        });

        Assert.Equal(("Bar", "i", BusEngine.Start), (bus.Name, bus.Incarnation, bus.CreatedAt));
    }

    [Fact]
    public void RuleSchedule_RecordedDocument_IsRead()
    {
        var rule = BusJsonContext.ReadRule(new DefinitionRow
        {
            Kind = DefinitionKind.Rule,
            Name = "default/r",
            Document =
                """{"name":"r","busName":"default","arn":"a","schedule":{"expression":"rate(1 minute)","startedAt":"2030-01-01T08:00:00+00:00","run":"u"},"state":"ENABLED","tags":{},"targets":[]}""",
        });

        Assert.Null(rule.EventPattern);
        Assert.Equal(
            new RuleScheduleDocument { Expression = "rate(1 minute)", StartedAt = BusEngine.Start, Run = "u" },
            rule.Schedule);
    }

    [Fact]
    public void ScheduledFiring_RecordedPayload_IsRead() => Assert.Equal(
        new ScheduledFiring("r", "u", BusEngine.Start),
        ScheduledFiring.Read("""{"ruleName":"r","run":"u","instant":"2030-01-01T08:00:00+00:00","v":1}"""));

    [Fact]
    public void PendingFiring_RecordedDocument_IsRead() => Assert.Equal(
        new PendingFiring("u", BusEngine.Start, 7),
        PendingFiring.Read(new DefinitionRow
        {
            Kind = DefinitionKind.RuleSchedule,
            Name = "default/r",
            Document = """{"run":"u","instant":"2030-01-01T08:00:00+00:00","workId":7,"v":1}""",
        }));
}
