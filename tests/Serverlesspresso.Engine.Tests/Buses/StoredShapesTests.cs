using System.Text.Json;
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
        Assert.Null(delivery.RuleIncarnation);
    }

    [Fact]
    public void Delivery_RecordedPayloadWithIncarnation_IsRead()
    {
        const string Payload =
            """{"v":1,"bus":"Bar","rule":"r","incarnation":"i","target":"1","delivery":"d1","putAt":"2030-01-01T08:00:00+00:00","hops":0,"event":{}}""";

        var delivery = Delivery.Read("e1", Payload);

        Assert.Equal(("r", "i", "1", "d1"), (delivery.RuleName, delivery.RuleIncarnation, delivery.TargetId, delivery.DeliveryId));
        Assert.Null(delivery.TraceHeader);
        Assert.Equal("""{"v":1,"bus":"Bar","rule":"r","incarnation":"i","target":"1",""", DeliveryHead.LaneOf(Payload));
        var head = DeliveryHead.ReadHead(Payload);
        Assert.Equal(("Bar", "r", "i", "1"), (head.BusName, head.RuleName, head.RuleIncarnation, head.TargetId));
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

    [Theory]
    [InlineData("""{"name":"r","incarnation":"i","busName":"Bar","arn":"a","eventPattern":"{}","state":"ENABLED","description":"d","roleArn":"o","tags":{},"targets":[{"id":"1","arn":"b","roleArn":"o","input":"{}","deadLetterArn":"q"},{"id":"2","arn":"b","inputPath":"$.x","retryPolicy":{"maximumEventAgeInSeconds":60}}]}""")]
    [InlineData("""{"name":"Events-Archive-a","incarnation":"i","busName":"Bar","arn":"a","eventPattern":"{}","state":"ENABLED","managedBy":"prod.vhs.events.aws.internal","archive":"arn:a:1","tags":{},"targets":[{"id":"1","arn":"b"}]}""")]
    public void Rule_RecordedDocument_IsReadAndWrittenTheSame(string document)
    {
        var rule = JsonSerializer.Deserialize(document, BusJsonContext.Default.RuleDocument)!;

        Assert.Equal("i", rule.Incarnation);
        Assert.Equal(document, JsonSerializer.Serialize(rule, BusJsonContext.Default.RuleDocument));
    }

    [Fact]
    public void Bus_RecordedDocument_IsReadAndWrittenTheSame()
    {
        const string Document =
            """{"name":"Bar","incarnation":"i","description":"d","kmsKeyIdentifier":"k","deadLetterArn":"q","logConfig":{"includeDetail":"FULL","level":"INFO"},"createdAt":"2030-01-01T08:00:00+00:00","modifiedAt":"2030-01-01T08:00:00+00:00","tags":{"t":"v"}}""";

        var bus = JsonSerializer.Deserialize(Document, BusJsonContext.Default.BusDocument)!;

        Assert.Equal(new BusLogConfig("FULL", "INFO"), bus.LogConfig);
        Assert.Equal(Document, JsonSerializer.Serialize(bus, BusJsonContext.Default.BusDocument));
    }

    [Fact]
    public void Routes_RecordedWithAnEvent_AreRead()
    {
        var route = Assert.Single(EventRoute.Of(new EventRow
        {
            BusName = "Bar",
            Envelope = "{}"u8.ToArray(),
            Id = "e1",
            PutAt = BusEngine.Start,
            Routes = """[{"rule":"r","targets":[{"id":"1","arn":"b"}]}]""",
        }));

        Assert.Equal(("r", new EventRouteTarget("1", "b")), (route.Rule, Assert.Single(route.Targets)));
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

    [Fact]
    public void PendingFiring_RecordedDocumentWithDoneInstants_IsReadWithoutThem() => Assert.Equal(
        new PendingFiring("u", BusEngine.Start, 7),
        PendingFiring.Read(new DefinitionRow
        {
            Kind = DefinitionKind.RuleSchedule,
            Name = "default/r",
            Document =
                """{"run":"u","instant":"2030-01-01T08:00:00+00:00","workId":7,"v":1,"done":[{"from":"2030-01-01T07:00:00+00:00","to":"2030-01-01T07:02:00+00:00"}]}""",
        }));
}
