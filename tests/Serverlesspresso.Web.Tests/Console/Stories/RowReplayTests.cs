using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Graphs;
using Serverlesspresso.Web.Console.Stories;

namespace Serverlesspresso.Web.Tests.Console.Stories;

public sealed class RowReplayTests
{
    private const string Put = """
        {"TableName":"serverlesspresso-order-table","Item":{"PK":{"S":"orders"},"SK":{"S":"2"},"ORDERSTATE":{"S":"CREATED"},"openedAt":{"N":"1893484800000"}}}
        """;

    [Fact]
    public void ListChanges_RowIsPutThenUpdated_TellsWhatWasAndWhatIs()
    {
        var changes = ListChanges(("putItem", Put), ("updateItem", Update("SET ORDERSTATE = :a REMOVE openedAt", "{\":a\":{\"S\":\"CANCELLED\"}}")));

        Assert.Equal(
            [
                new AttributeChange("ORDERSTATE", null, "CREATED"),
                new AttributeChange("openedAt", null, "2030-01-01T08:00:00Z"),
            ],
            changes[0].Attributes);
        Assert.Equal(
            [
                new AttributeChange("ORDERSTATE", "CREATED", "CANCELLED"),
                new AttributeChange("openedAt", "2030-01-01T08:00:00Z", null),
            ],
            changes[1].Attributes);
        Assert.Equal("OrderProcessor, state Change", changes[1].By);
    }

    [Fact]
    public void ListChanges_TokenIsWritten_IsNotTold() => Assert.Equal(
        [new AttributeChange("TaskToken", null, "a task token")],
        Assert.Single(ListChanges(("updateItem", Update("SET TaskToken = :a", "{\":a\":{\"S\":\"secret\"}}")))).Attributes);

    [Fact]
    public void ListChanges_AnotherOrderOrTableIsWritten_TellsNothing() => Assert.Empty(ListChanges(
        ("updateItem", Update("SET a = :a", "{\":a\":{\"S\":\"x\"}}").Replace("\"2\"", "\"3\"", StringComparison.Ordinal)),
        ("updateItem", Update("SET a = :a", "{\":a\":{\"S\":\"x\"}}").Replace("order-table", "config-table", StringComparison.Ordinal)),
        ("getItem", Put)));

    [Fact]
    public void ListChanges_UpdateNeedsWhatIsNotKnown_GoesOn() => Assert.Single(ListChanges(
        ("updateItem", Update("SET a = b", values: null)),
        ("putItem", Put)));

    private static string Update(string expression, string? values) =>
        $$$"""{"TableName":"serverlesspresso-order-table","Key":{"PK":{"S":"orders"},"SK":{"S":"2"}},"UpdateExpression":"{{{expression}}}"{{{(values is null ? "" : $",\"ExpressionAttributeValues\":{values}")}}}}""";

    private static IReadOnlyList<RowChange> ListChanges(params (string Resource, string Parameters)[] writes) =>
        RowReplay.Of(RowWrites.ListOf("2", Run(writes))).Changes;

    private static StoryRun Run((string Resource, string Parameters)[] writes) => new()
    {
        Row = new ExecutionRow
        {
            Arn = "arn:aws:states:us-east-1:123456789012:execution:OrderProcessor:one",
            StateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:OrderProcessor",
            Name = "one",
            Status = ExecutionStatus.Running,
            StartedAt = default,
            RevisionId = "r",
            Input = "{}",
            LastEventId = writes.Length,
        },
        Graph = null,
        Overlay = GraphOverlay.None,
        History = [.. writes.SelectMany((write, index) => Events(write, index))],
    };

    private static IEnumerable<JsonElement> Events((string Resource, string Parameters) write, int second)
    {
        yield return JsonElement.Parse($$$"""{"type":"TaskStateEntered","timestamp":{{{second}}},"stateEnteredEventDetails":{"name":"Change"}}""");
        yield return JsonElement.Parse(
            $$$"""{"type":"TaskScheduled","timestamp":{{{second}}},"taskScheduledEventDetails":{"resourceType":"dynamodb","resource":"{{{write.Resource}}}","parameters":{{{JsonSerializer.Serialize(write.Parameters)}}}}}""");
        yield return JsonElement.Parse($$$"""{"type":"TaskSucceeded","timestamp":{{{second}}}.5}""");
    }
}
