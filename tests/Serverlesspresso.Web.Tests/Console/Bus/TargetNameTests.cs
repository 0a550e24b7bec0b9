using Serverlesspresso.Web.Console.Bus;

namespace Serverlesspresso.Web.Tests.Console.Bus;

public sealed class TargetNameTests
{
    [Theory]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:F", "function", "F")]
    [InlineData("arn:aws:states:us-east-1:123456789012:stateMachine:M", "state machine", "M")]
    [InlineData("arn:aws:events:us-east-1:123456789012:event-bus/b", "event bus", "b")]
    [InlineData("arn:aws:events:us-east-1:123456789012:api-destination/d/1-2", "API destination", "d")]
    [InlineData("arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/l", "log group", "log-group:/aws/events/l")]
    public void Of_Arn_TellsKindAndName(string arn, string kind, string name)
    {
        var target = TargetName.Of(arn);

        Assert.Equal((kind, name), (target.Kind, target.Name));
    }
}
