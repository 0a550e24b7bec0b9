using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Web.Console.Bus;

namespace Serverlesspresso.Web.Tests.Console.Bus;

public sealed class TargetFormTests
{
    private const string Role = "arn:aws:iam::123456789012:role/default";

    private static readonly TargetDocument Stored = new()
    {
        Id = "1",
        Arn = "arn:aws:lambda:us-east-1:123456789012:function:F",
        RoleArn = "arn:aws:iam::123456789012:role/r",
        InputTransformer = new TransformerDocument(
            new Dictionary<string, string> { ["order"] = "$.detail.orderId", ["a"] = "$.source" }, """{"order":"<order>"}"""),
        RetryPolicy = new RetryPolicyDocument(3, null),
        HttpParameters = new HttpParametersDocument(["$.detail.id"], null, null),
    };

    [Fact]
    public void Of_Target_MakesTheSameTargetAgain()
    {
        var again = TargetForm.Of(Stored).ToTarget(Stored, Role);

        Assert.Equal(Stored with { InputTransformer = null }, again with { InputTransformer = null });
        Assert.Equal(Stored.InputTransformer!.InputPathsMap, again.InputTransformer?.InputPathsMap);
        Assert.Equal(Stored.InputTransformer.InputTemplate, again.InputTransformer?.InputTemplate);
    }

    [Theory]
    [InlineData("arn:aws:states:us-east-1:123456789012:stateMachine:M", Role)]
    [InlineData("arn:aws:events:us-east-1:123456789012:api-destination/d/1", Role)]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:F", null)]
    public void ToTarget_New_HasARoleIfItNeedsOne(string arn, string? role) =>
        Assert.Equal(role, Read(("arn", arn)).ToTarget(null, Role).RoleArn);

    [Fact]
    public void ToTarget_AnotherKindIsChosen_LeavesTheRestOut()
    {
        var target = Read(("kind", "path"), ("inputPath", "$.detail"), ("input", "{}"), ("template", "x")).ToTarget(null, Role);

        Assert.Equal(("$.detail", null, null), (target.InputPath, target.Input, target.InputTransformer));
    }

    [Theory]
    [InlineData("retries", "186", "The number of retries must be from 0 to 185.")]
    [InlineData("retries", "many", "The number of retries must be from 0 to 185.")]
    [InlineData("ageSeconds", "59", "The number of seconds must be from 60 to 86,400.")]
    public void ToTarget_NumberIsNone_SaysWhatItMustBe(string field, string value, string message) => Assert.Equal(
        message, Assert.Throws<EventRequestInvalidException>(() => Read((field, value)).ToTarget(null, Role)).Message);

    [Fact]
    public void ToTarget_LineIsNoVariable_SaysWhich() => Assert.Equal(
        "A variable is written as name=$.path; this is not: order",
        Assert.Throws<EventRequestInvalidException>(
            () => Read(("kind", "transformer"), ("paths", "a=$.source\norder")).ToTarget(null, Role)).Message);

    private static TargetForm Read(params (string Name, string Value)[] fields) => TargetForm.Read(new FormCollection(
        fields.ToDictionary(field => field.Name, field => new StringValues(field.Value), StringComparer.Ordinal)));
}
