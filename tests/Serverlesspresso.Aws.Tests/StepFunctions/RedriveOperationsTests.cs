using System.Text.Json;

namespace Serverlesspresso.Aws.Tests.StepFunctions;

public sealed class RedriveOperationsTests : IAsyncLifetime
{
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
    public async Task RedriveExecution_Failed_AnswersItsDateAlone()
    {
        var executionArn = await Host.ExecuteAsync(await Host.CreateAsync("M", Definitions.Fail), "first");

        var answer = await Host.CallAsync("RedriveExecution", new { executionArn });

        Assert.Equal("""{"redriveDate":1767323045.678}""", answer.Body);
    }

    [Fact]
    public async Task DescribeExecution_Redriven_TellsCountDateAndThatItCanBeAgain()
    {
        var executionArn = await Host.ExecuteAsync(await Host.CreateAsync("M", Definitions.Fail), "first");
        await Host.SucceedAsync("RedriveExecution", new { executionArn });

        var described = await Host.SucceedAsync("DescribeExecution", new { executionArn });

        Assert.Equal(1, described.GetProperty("redriveCount").GetInt32());
        Assert.Equal(1767323045.678m, described.GetProperty("redriveDate").GetDecimal());
        Assert.Equal("REDRIVABLE", described.GetProperty("redriveStatus").GetString());
        Assert.False(described.TryGetProperty("redriveStatusReason", out _));
    }

    [Fact]
    public async Task DescribeExecution_NeverRedriven_HasNoDate()
    {
        var executionArn = await Host.ExecuteAsync(await Host.CreateAsync("M", Definitions.Fail), "first");

        var described = await Host.SucceedAsync("DescribeExecution", new { executionArn });

        Assert.Equal(0, described.GetProperty("redriveCount").GetInt32());
        Assert.False(described.TryGetProperty("redriveDate", out _));
        Assert.Equal("REDRIVABLE", described.GetProperty("redriveStatus").GetString());
    }

    [Fact]
    public async Task RedriveExecution_Running_IsRefusedWithTheReasonDescribeGives()
    {
        var executionArn = await Host.ExecuteAsync(await Host.CreateAsync("M", Definitions.Wait), "first");

        var refusal = await Host.RefuseAsync("RedriveExecution", new { executionArn });
        var described = await Host.SucceedAsync("DescribeExecution", new { executionArn });

        Assert.Equal(("ExecutionNotRedrivable", "Execution is RUNNING and cannot be redriven"), refusal);
        Assert.Equal(
            ("NOT_REDRIVABLE", refusal.Message),
            (described.GetProperty("redriveStatus").GetString(), described.GetProperty("redriveStatusReason").GetString()));
    }

    [Fact]
    public async Task RedriveExecution_SameClientToken_RedrivesOnce()
    {
        var executionArn = await Host.ExecuteAsync(await Host.CreateAsync("M", Definitions.Fail), "first");
        await Host.SucceedAsync("RedriveExecution", new { executionArn, clientToken = "a-b-c" });

        await Host.SucceedAsync("RedriveExecution", new { executionArn, clientToken = "a-b-c" });

        var described = await Host.SucceedAsync("DescribeExecution", new { executionArn });
        Assert.Equal(1, described.GetProperty("redriveCount").GetInt32());
    }

    [Theory]
    [InlineData("", "Member must have length greater than or equal to 1")]
    [InlineData("has space", "Member must satisfy regular expression pattern: [!-~]+")]
    public async Task RedriveExecution_ClientTokenIsNone_IsRefused(string clientToken, string constraint)
    {
        var executionArn = await Host.ExecuteAsync(await Host.CreateAsync("M", Definitions.Fail), "first");

        var refusal = await Host.RefuseAsync("RedriveExecution", new { executionArn, clientToken });

        Assert.Equal("ValidationException", refusal.Type);
        Assert.Contains(constraint, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:states:us-east-1:123456789012:execution:M:nobody", "ExecutionDoesNotExist")]
    [InlineData("coffee", "InvalidArn")]
    [InlineData(null, "ValidationException")]
    public async Task RedriveExecution_NoSuchExecution_IsRefused(string? executionArn, string type)
    {
        Assert.Equal(type, (await Host.RefuseAsync("RedriveExecution", new { executionArn })).Type);
    }

    [Fact]
    public async Task ListExecutions_Redriven_TellsCountAndDate()
    {
        var stateMachineArn = await Host.CreateAsync("M", Definitions.Fail);
        var executionArn = await Host.ExecuteAsync(stateMachineArn, "first");
        await Host.SucceedAsync("RedriveExecution", new { executionArn });

        var page = await Host.SucceedAsync("ListExecutions", new { stateMachineArn });

        var only = Assert.Single(page.GetProperty("executions").EnumerateArray());
        Assert.Equal(1, only.GetProperty("redriveCount").GetInt32());
        Assert.Equal(1767323045.678m, only.GetProperty("redriveDate").GetDecimal());
    }

    [Theory]
    [InlineData("REDRIVEN", "must not be given together with")]
    [InlineData("OFTEN", "Member must satisfy enum value set: [REDRIVEN, NOT_REDRIVEN]")]
    public async Task ListExecutions_RedriveFilterOfAStateMachine_IsRefused(string redriveFilter, string expected)
    {
        var stateMachineArn = await Host.CreateAsync("M", Definitions.Fail);

        var refusal = await Host.RefuseAsync("ListExecutions", new { stateMachineArn, redriveFilter });

        Assert.Equal("ValidationException", refusal.Type);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetExecutionHistory_Redriven_ShowsTheEventAndItsCount()
    {
        var executionArn = await Host.ExecuteAsync(await Host.CreateAsync("M", Definitions.Fail), "first");
        await Host.SucceedAsync("RedriveExecution", new { executionArn });

        var page = await Host.SucceedAsync("GetExecutionHistory", new { executionArn });

        Assert.Equal(
            """{"timestamp":1767323045.678,"type":"ExecutionRedriven","id":4,"previousEventId":3,"executionRedrivenEventDetails":{"redriveCount":1}}""",
            JsonSerializer.Serialize(page.GetProperty("events")[3]));
    }
}
