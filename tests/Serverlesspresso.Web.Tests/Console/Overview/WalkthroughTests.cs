using System.Text.Json;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Overview;

namespace Serverlesspresso.Web.Tests.Console.Overview;

public sealed class WalkthroughTests
{
    private static readonly Arns Arns = new(Options.Create(new AccountOptions { Region = "eu-central-1" }));

    private static readonly IReadOnlyList<WalkthroughStep> Steps =
        Walkthrough.Write("http://localhost:8080", "/home/you/data/credentials", Arns);

    [Fact]
    public void FirstStep_IsTheThreeLinesToPaste() => Assert.Equal(
        """
        export AWS_ENDPOINT_URL=http://localhost:8080
        export AWS_SHARED_CREDENTIALS_FILE=/home/you/data/credentials
        export AWS_REGION=eu-central-1
        """,
        Steps[0].Commands);

    [Fact]
    public void SecondStep_PutsAWellFormedEvent()
    {
        var entries = JsonElement.Parse(QuotedPart(Steps[1].Commands));

        var detail = entries[0].GetProperty("Detail").GetString() ?? string.Empty;
        Assert.Equal("1", JsonElement.Parse(detail).GetProperty("userId").GetString());
    }

    [Theory]
    [InlineData(2, OrderAction.Submit)]
    [InlineData(3, OrderAction.Complete)]
    public void LaterSteps_ActOnThatOrder(int step, OrderAction action)
    {
        var command = Steps[step].Commands;

        var request = ActionRequest.Read(JsonElement.Parse(QuotedPart(command)));
        Assert.Equal(("2", "1", action), (request.OrderId, request.UserId, request.Action));
        Assert.Contains(" arn:aws:states:eu-central-1:123456789012:stateMachine:OrderManager ", command, StringComparison.Ordinal);
    }

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
