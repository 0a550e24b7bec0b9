using System.Text;
using Serverlesspresso.Events.Envelopes;

namespace Serverlesspresso.Events.Tests.Envelopes;

public sealed class EventEnvelopeTests
{
    [Fact]
    public void ToUtf8_AllFields_AreInTheServicesOrderAndTheDetailIsKept()
    {
        var envelope = new EventEnvelope
        {
            Id = "7bf73129-1428-4cd3-a780-95db273d1602",
            DetailType = "Validator.NewOrder",
            Source = "awsserverlessda.serverlesspresso",
            Account = "123456789012",
            Time = new DateTimeOffset(2026, 4, 30, 11, 0, 1, 999, TimeSpan.FromHours(2)),
            Region = "us-east-1",
            Resources = ["arn:a", "arn:\"b\""],
            Detail = """{"price": 1.50, "big": 12345678901234567890, "name": "Café"}""",
        };

        var text = Encoding.UTF8.GetString(envelope.ToUtf8().Span);

        Assert.Equal(
            """{"version":"0","id":"7bf73129-1428-4cd3-a780-95db273d1602","detail-type":"Validator.NewOrder","source":"awsserverlessda.serverlesspresso","account":"123456789012","time":"2026-04-30T09:00:01Z","region":"us-east-1","resources":["arn:a","arn:\"b\""],"detail":{"price": 1.50, "big": 12345678901234567890, "name": "Café"}}""",
            text);
    }
}
