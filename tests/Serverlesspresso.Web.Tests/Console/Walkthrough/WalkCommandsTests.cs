using System.Text.Json;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Console.Walkthrough;

namespace Serverlesspresso.Web.Tests.Console.Walkthrough;

public sealed class WalkCommandsTests
{
    private static readonly Arns Arns = new(Options.Create(new AccountOptions { Region = "eu-central-1" }));

    private static readonly WalkCommands Commands = new(SomeWalk.Facts("mine"), Arns);

    [Fact]
    public void Of_Order_PutsAWellFormedEvent()
    {
        var entry = JsonElement.Parse(QuotedPart(Commands.Of(WalkStep.Order)))[0];

        var detail = JsonElement.Parse(entry.GetProperty("Detail").GetString() ?? string.Empty);
        Assert.Equal(
            ("1", "mine"), (detail.GetProperty("userId").GetString(), detail.GetProperty("orderId").GetString()));
        Assert.Equal("Validator.NewOrder", entry.GetProperty("DetailType").GetString());
    }

    [Theory]
    [InlineData(WalkStep.Drink, OrderAction.Submit)]
    [InlineData(WalkStep.Completion, OrderAction.Complete)]
    public void Of_ActOnTheOrder_IsOneThatOrderManagerTakes(WalkStep step, OrderAction action)
    {
        var command = Commands.Of(step);

        var request = ActionRequest.Read(JsonElement.Parse(QuotedPart(command)));
        Assert.Equal(("mine", "1", action), (request.OrderId, request.UserId, request.Action));
        Assert.Contains(" arn:aws:states:eu-central-1:123456789012:stateMachine:OrderManager ", command, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Rule_MakesTheRuleAndItsTarget() => Assert.Equal(
        """
        aws events put-rule \
          --event-bus-name Serverlesspresso \
          --name WaitingCompletion \
          --event-pattern '{"detail-type":["OrderProcessor.WaitingCompletion"],"source":["awsserverlessda.serverlesspresso"]}'
        aws events put-targets \
          --event-bus-name Serverlesspresso \
          --rule WaitingCompletion \
          --targets '[{"Id":"WaitingCompletion","Arn":"arn:aws:lambda:eu-central-1:123456789012:function:WaitingCompletion"}]'
        """,
        Commands.Of(WalkStep.Rule));

    [Theory]
    [InlineData("/data/credentials", "/data/credentials")]
    [InlineData("/my data/credentials", "'/my data/credentials'")]
    [InlineData("/it's/$HOME", @"'/it'\''s/$HOME'")]
    public void Environment_PathWithSpecialCharacters_IsQuoted(string path, string quoted) => Assert.Contains(
        $"export AWS_SHARED_CREDENTIALS_FILE={quoted}\n",
        AwsEnvironment.Write("http://localhost", path, "us-east-1"),
        StringComparison.Ordinal);

    private static string QuotedPart(string command) => command.Split('\'')[1];
}
