using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Serverlesspresso.Aws.Tests.StepFunctions;

public sealed class SyncExecutionOperationsTests : IAsyncLifetime
{
    private const string MachineArn = $"arn:aws:states:{EngineHost.Account}:stateMachine:quick";

    private EngineHost? _host;

    private EngineHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync() => _host = await EngineHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Fact]
    public async Task StartSyncExecution_Succeeds_AnswersAllOfIt()
    {
        await CreateAsync(Definitions.Pass);

        var answer = await Host.CallAsync(
            "StartSyncExecution", new { stateMachineArn = MachineArn, name = "one", input = "18" });

        Assert.Equal(200, answer.Status);
        Assert.Matches(
            $$"""
            \A{"executionArn":"arn:aws:states:{{EngineHost.Account}}:express:quick:one:[0-9a-f-]{36}","stateMachineArn":"{{MachineArn}}",
            """.Trim()
                + """
                "name":"one","status":"SUCCEEDED","startDate":1767323045.678,"stopDate":1767323045.678,
                """.Trim()
                + """
                "input":"18","inputDetails":{"included":true},"output":"18","outputDetails":{"included":true},
                """.Trim()
                + """
                "billingDetails":{"billedMemoryUsedInMB":64,"billedDurationInMilliseconds":100}}\z
                """.Trim(),
            answer.Body);
    }

    [Fact]
    public async Task StartSyncExecution_Fails_AnswersTheErrorAndNoOutput()
    {
        await CreateAsync(Definitions.Fail);

        var ended = await Host.SucceedAsync("StartSyncExecution", new { stateMachineArn = MachineArn });

        Assert.Equal("FAILED", ended.GetProperty("status").GetString());
        Assert.Equal("OutOfMilk", ended.GetProperty("error").GetString());
        Assert.Equal("None left.", ended.GetProperty("cause").GetString());
        Assert.False(ended.TryGetProperty("output", out _));
    }

    [Fact]
    public async Task StartSyncExecution_MetadataOnly_LeavesThePayloadsOut()
    {
        await CreateAsync(Definitions.Pass);

        var ended = await Host.SucceedAsync(
            "StartSyncExecution", new { stateMachineArn = MachineArn, includedData = "METADATA_ONLY" });

        Assert.False(ended.TryGetProperty("input", out _) || ended.TryGetProperty("output", out _));
    }

    [Fact]
    public async Task StartSyncExecution_ServerStops_SaysThatItIsNotThere()
    {
        await CreateAsync(Definitions.Wait);
        Host.Wire.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        var answer = await Host.CallAsync("StartSyncExecution", new { stateMachineArn = MachineArn });

        Assert.Equal(503, answer.Status);
        Assert.Contains("ServiceUnavailable", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartExecution_StandardMachineOfTheNameExpress_IsKept()
    {
        var executionArn = await Host.ExecuteAsync(await Host.CreateAsync("express", Definitions.Pass), "one");

        var described = await Host.SucceedAsync("DescribeExecution", new { executionArn });

        Assert.Equal("SUCCEEDED", described.GetProperty("status").GetString());
    }

    [Fact]
    public async Task StartSyncExecution_StandardMachine_IsRefused()
    {
        var stateMachineArn = await Host.CreateAsync("M", Definitions.Pass);

        var refusal = await Host.RefuseAsync("StartSyncExecution", new { stateMachineArn });

        Assert.Equal(
            ("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine"), refusal);
    }

    [Theory]
    [InlineData("DescribeExecution")]
    [InlineData("StopExecution")]
    [InlineData("RedriveExecution")]
    [InlineData("GetExecutionHistory")]
    [InlineData("DescribeStateMachineForExecution")]
    public async Task Execution_IsExpress_IsRefused(string operation)
    {
        await CreateAsync(Definitions.Wait);
        var executionArn = await Host.ExecuteAsync(MachineArn, "one");

        var refusal = await Host.RefuseAsync(operation, new { executionArn });

        Assert.Equal(("InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'"), refusal);
    }

    [Fact]
    public async Task ListExecutions_ExpressMachine_IsRefused()
    {
        await CreateAsync(Definitions.Pass);

        var refusal = await Host.RefuseAsync("ListExecutions", new { stateMachineArn = MachineArn });

        Assert.Equal("StateMachineTypeNotSupported", refusal.Type);
    }

    [Fact]
    public async Task CreateStateMachine_OfTheOtherType_IsRefused()
    {
        await CreateAsync(Definitions.Pass);

        var refusal = await Host.RefuseAsync(
            "CreateStateMachine", new { name = "quick", definition = Definitions.Pass, roleArn = EngineHost.Role });

        Assert.Equal("StateMachineAlreadyExists", refusal.Type);
    }

    [Fact]
    public async Task CreateStateMachine_ExpressWaitsForATaskToken_IsRefused()
    {
        var refusal = await Host.RefuseAsync(
            "CreateStateMachine",
            new { name = "quick", definition = Definitions.Callback, roleArn = EngineHost.Role, type = "EXPRESS" });

        Assert.Equal(
            "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Express state machine does not support "
                + "'.waitForTaskToken' service integration  at /States/Ask/Resource'",
            refusal.Message);
    }

    [Fact]
    public async Task ListStateMachines_BothTypes_TellsThem()
    {
        await CreateAsync(Definitions.Pass);
        await Host.CreateAsync("M", Definitions.Pass);

        var listed = await Host.SucceedAsync("ListStateMachines", new { });

        Assert.Equal(
            ["STANDARD", "EXPRESS"],
            listed.GetProperty("stateMachines").EnumerateArray().Select(machine => machine.GetProperty("type").GetString()));
    }

    private Task<JsonElement> CreateAsync(string definition) => Host.SucceedAsync(
        "CreateStateMachine", new { name = "quick", definition, roleArn = EngineHost.Role, type = "EXPRESS" });
}
