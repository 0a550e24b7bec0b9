using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.StateMachines;

public sealed class StateMachineRegistryTests : IAsyncLifetime
{
    private EngineHarness _engine = null!; // Started before each test.

    public async ValueTask InitializeAsync() => _engine = await EngineHarness.StartAsync();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Theory]
    [InlineData("arn:aws:states:::sqs:sendMessage")]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken")]
    [InlineData("arn:aws:states:::aws-sdk:sfn:describeExecution")]
    [InlineData("arn:aws:states:::aws-sdk:dynamodb:createBackup")]
    [InlineData("arn:aws:states:::aws-sdk:s3:getObject")]
    public async Task Create_TaskCallsWhatTheServerHasNot_IsRefused(string resource)
    {
        var refusal = await Assert.ThrowsAsync<InvalidDefinitionException>(
            () => _engine.CreateStateMachineAsync("Caller", CallerOf(resource)));

        Assert.Equal(
            "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: "
            + $"The resource '{resource}' is not supported by this server at null'",
            refusal.Message);
    }

    [Theory]
    [InlineData("arn:aws:states:::lambda:invoke")]
    [InlineData("arn:aws:states:::lambda:invoke.waitForTaskToken")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:NotYetThere")]
    [InlineData("arn:aws:states:::events:putEvents")]
    [InlineData("arn:aws:states:::events:putEvents.waitForTaskToken")]
    [InlineData("arn:aws:states:::dynamodb:updateItem")]
    [InlineData("arn:aws:states:::aws-sdk:dynamodb:query")]
    [InlineData("arn:aws:states:::aws-sdk:sfn:sendTaskSuccess")]
    [InlineData("arn:aws:states:::states:startExecution")]
    public async Task Create_TaskCallsWhatTheServerHas_IsMade(string resource)
    {
        var arn = await _engine.CreateStateMachineAsync("Caller", CallerOf(resource));

        Assert.Equal("arn:aws:states:us-east-1:123456789012:stateMachine:Caller", arn);
    }

    [Fact]
    public async Task Update_TaskCallsWhatTheServerHasNot_ChangesNothing()
    {
        var arn = await _engine.CreateStateMachineAsync("Caller", CallerOf("arn:aws:states:::lambda:invoke"));

        await Assert.ThrowsAsync<InvalidDefinitionException>(() => _engine.StateMachines.UpdateAsync(
            arn, CallerOf("arn:aws:states:::sns:publish"), roleArn: null, TestContext.Current.CancellationToken));

        var stored = await _engine.StateMachines.DescribeAsync(arn, TestContext.Current.CancellationToken);
        Assert.Equal(CallerOf("arn:aws:states:::lambda:invoke"), stored.Definition);
    }

    private static string CallerOf(string resource) =>
        $$"""
        {
          "StartAt": "Call",
          "States": { "Call": { "Type": "Task", "Resource": "{{resource}}", "Parameters": {}, "End": true } }
        }
        """;
}
