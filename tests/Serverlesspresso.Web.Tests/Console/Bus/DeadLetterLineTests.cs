using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Bus;

namespace Serverlesspresso.Web.Tests.Console.Bus;

public sealed class DeadLetterLineTests
{
    [Theory]
    [InlineData(WorkKind.Delivery)]
    [InlineData(WorkKind.HttpDelivery)]
    public void From_Delivery_TellsTheWayOfTheEvent(WorkKind kind)
    {
        var line = DeadLetterLine.From(Letter(
            kind, """{"bus":"Bar","rule":"r","target":"1","event":{"detail-type":"Ordered"}}"""));

        Assert.Equal("Ordered, by the rule r to its target 1", line.What);
        Assert.Equal(BusAddresses.Rule("Bar", "r"), line.RuleHref);
    }

    [Fact]
    public void From_OtherWork_TellsWhatItWas()
    {
        var line = DeadLetterLine.From(Letter(WorkKind.Timer, "{}"));

        Assert.Equal(("Timer of key", null), (line.What, line.RuleHref));
    }

    private static DeadLetterRow Letter(WorkKind kind, string payload) => new()
    {
        Kind = kind,
        Key = "key",
        Payload = payload,
        Attempts = 1,
        Error = "e",
        Reason = "r",
        At = DateTimeOffset.UnixEpoch,
    };
}
