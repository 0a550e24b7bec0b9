namespace Serverlesspresso.Aws.Tests.StepFunctions;

public sealed class StateMachineOperationsTests : IAsyncLifetime
{
    private const string Arn = $"arn:aws:states:{EngineHost.Account}:stateMachine:OrderProcessor";

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
    public async Task CreateStateMachine_Valid_AnswersItsArnAndDate()
    {
        var request = new { name = "OrderProcessor", definition = Definitions.Pass, roleArn = EngineHost.Role };

        var answer = await Host.CallAsync("CreateStateMachine", request);

        Assert.Equal($$"""{"stateMachineArn":"{{Arn}}","creationDate":1767323045.678}""", answer.Body);
    }

    [Fact]
    public async Task CreateStateMachine_TheSameAgain_AnswersTheOneThatIsThere()
    {
        var first = await Host.CreateAsync("OrderProcessor", Definitions.Pass);

        Assert.Equal(first, await Host.CreateAsync("OrderProcessor", Definitions.Pass));
    }

    [Fact]
    public async Task CreateStateMachine_AnotherOfTheName_IsRefused()
    {
        await Host.CreateAsync("OrderProcessor", Definitions.Pass);

        var refusal = await Host.RefuseAsync(
            "CreateStateMachine",
            new { name = "OrderProcessor", definition = Definitions.Wait, roleArn = EngineHost.Role });

        Assert.Equal(("StateMachineAlreadyExists", $"State Machine Already Exists: '{Arn}'"), refusal);
    }

    [Fact]
    public async Task CreateStateMachine_MembersAreMissing_NamesAll()
    {
        var refusal = await Host.RefuseAsync("CreateStateMachine", new { name = "" });

        Assert.Equal(
            (
                "ValidationException",
                "3 validation errors detected: "
                    + "Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1; "
                    + "Value null at 'definition' failed to satisfy constraint: Member must not be null; "
                    + "Value null at 'roleArn' failed to satisfy constraint: Member must not be null"),
            refusal);
    }

    [Theory]
    [InlineData("a b", Definitions.Pass, EngineHost.Role, "InvalidName")]
    [InlineData("a", Definitions.Broken, EngineHost.Role, "InvalidDefinition")]
    [InlineData("a", Definitions.Pass, "barista", "InvalidArn")]
    public async Task CreateStateMachine_MemberIsWrong_IsRefused(string name, string definition, string roleArn, string type)
    {
        var refusal = await Host.RefuseAsync("CreateStateMachine", new { name, definition, roleArn });

        Assert.Equal(type, refusal.Type);
    }

    [Fact]
    public async Task CreateStateMachine_HasConfigurations_KeepsThem()
    {
        await Host.SucceedAsync(
            "CreateStateMachine",
            new
            {
                name = "OrderProcessor",
                definition = Definitions.Pass,
                roleArn = EngineHost.Role,
                loggingConfiguration = new { level = "ALL", destinations = new[] { new { cloudWatchLogsLogGroup = new { logGroupArn = "a" } } } },
                tracingConfiguration = new { enabled = true },
            });

        var described = await Host.SucceedAsync("DescribeStateMachine", new { stateMachineArn = Arn });

        Assert.Equal("ALL", described.GetProperty("loggingConfiguration").GetProperty("level").GetString());
        Assert.True(described.GetProperty("tracingConfiguration").GetProperty("enabled").GetBoolean());
    }

    [Fact]
    public async Task CreateStateMachine_LogHasNoDestination_IsRefused()
    {
        var refusal = await Host.RefuseAsync(
            "CreateStateMachine",
            new { name = "a", definition = Definitions.Pass, roleArn = EngineHost.Role, loggingConfiguration = new { level = "ALL" } });

        Assert.Equal("InvalidLoggingConfiguration", refusal.Type);
    }

    [Fact]
    public async Task DescribeStateMachine_Created_AnswersAllOfIt()
    {
        await Host.CreateAsync("OrderProcessor", Definitions.Pass);

        var answer = await Host.CallAsync("DescribeStateMachine", new { stateMachineArn = Arn });

        Assert.Equal(
            $"{{'stateMachineArn':'{Arn}','name':'OrderProcessor','status':'ACTIVE','definition':'"
                + Definitions.Pass.Replace("\"", @"\'", StringComparison.Ordinal)
                + $"','roleArn':'{EngineHost.Role}','type':'STANDARD','creationDate':1767323045.678,"
                + "'loggingConfiguration':{'level':'OFF','includeExecutionData':false},"
                + "'tracingConfiguration':{'enabled':false}}",
            answer.Body.Replace('"', '\''));
    }

    [Theory]
    [InlineData("DescribeStateMachine")]
    [InlineData("UpdateStateMachine")]
    [InlineData("StartExecution")]
    [InlineData("ListExecutions")]
    public async Task StateMachine_IsUnknown_IsRefused(string operation)
    {
        var refusal = await Host.RefuseAsync(operation, new { stateMachineArn = Arn, roleArn = EngineHost.Role });

        Assert.Equal(("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{Arn}'"), refusal);
    }

    [Theory]
    [InlineData("coffee", "Invalid Arn: 'Invalid ARN prefix: coffee'")]
    [InlineData("arn:aws:sqs:us-east-1:123456789012:q", "Invalid Arn: 'arn:aws:sqs:us-east-1:123456789012:q'")]
    [InlineData(
        $"arn:aws:states:{EngineHost.Account}:activity:a",
        "Invalid Arn: 'Resource type not valid in this context: activity'")]
    public async Task StateMachine_ArnIsNone_IsRefused(string stateMachineArn, string message)
    {
        var refusal = await Host.RefuseAsync("DescribeStateMachine", new { stateMachineArn });

        Assert.Equal(("InvalidArn", message), refusal);
    }

    [Fact]
    public async Task UpdateStateMachine_NewDefinition_IsDescribedWithARevision()
    {
        await Host.CreateAsync("OrderProcessor", Definitions.Pass);

        var updated = await Host.SucceedAsync(
            "UpdateStateMachine", new { stateMachineArn = Arn, definition = Definitions.Wait });
        var described = await Host.SucceedAsync("DescribeStateMachine", new { stateMachineArn = Arn });

        Assert.Equal(1767323045.678m, updated.GetProperty("updateDate").GetDecimal());
        Assert.Equal(Definitions.Wait, described.GetProperty("definition").GetString());
        Assert.Equal(updated.GetProperty("revisionId").GetString(), described.GetProperty("revisionId").GetString());
    }

    [Fact]
    public async Task UpdateStateMachine_NothingToChange_IsRefused()
    {
        await Host.CreateAsync("OrderProcessor", Definitions.Pass);

        var refusal = await Host.RefuseAsync("UpdateStateMachine", new { stateMachineArn = Arn });

        Assert.Equal("MissingRequiredParameter", refusal.Type);
    }

    [Fact]
    public async Task DescribeStateMachineForExecution_ChangedMeanwhile_AnswersWhatTheExecutionRuns()
    {
        await Host.CreateAsync("OrderProcessor", Definitions.Wait);
        var executionArn = await Host.ExecuteAsync(Arn, "first");
        await Host.SucceedAsync(
            "UpdateStateMachine",
            new { stateMachineArn = Arn, definition = Definitions.Pass, tracingConfiguration = new { enabled = true } });
        var secondArn = await Host.ExecuteAsync(Arn, "second");

        var described = await Host.SucceedAsync("DescribeStateMachineForExecution", new { executionArn });
        var second = await Host.SucceedAsync("DescribeStateMachineForExecution", new { executionArn = secondArn });

        Assert.Equal(Definitions.Wait, described.GetProperty("definition").GetString());
        Assert.Equal("OrderProcessor", described.GetProperty("name").GetString());
        Assert.False(described.GetProperty("tracingConfiguration").GetProperty("enabled").GetBoolean());
        Assert.True(second.GetProperty("tracingConfiguration").GetProperty("enabled").GetBoolean());
    }

    [Fact]
    public async Task DeleteStateMachine_Twice_SucceedsAndItIsGone()
    {
        await Host.CreateAsync("OrderProcessor", Definitions.Pass);

        var first = await Host.CallAsync("DeleteStateMachine", new { stateMachineArn = Arn });
        var second = await Host.CallAsync("DeleteStateMachine", new { stateMachineArn = Arn });

        Assert.Equal(("{}", "{}"), (first.Body, second.Body));
        Assert.Equal(
            "StateMachineDoesNotExist",
            (await Host.RefuseAsync("DescribeStateMachine", new { stateMachineArn = Arn })).Type);
    }

    [Fact]
    public async Task ListStateMachines_PageByPage_LosesAndRepeatsNone()
    {
        foreach (var name in (string[])["c", "a", "e", "b", "d"])
        {
            await Host.CreateAsync(name, Definitions.Pass);
        }

        var names = new List<string?>();
        string? nextToken = null;
        do
        {
            var page = await Host.SucceedAsync("ListStateMachines", new { maxResults = 2, nextToken });
            names.AddRange(page.GetProperty("stateMachines").EnumerateArray()
                .Select(stateMachine => stateMachine.GetProperty("name").GetString()));
            nextToken = page.TryGetProperty("nextToken", out var next) ? next.GetString() : null;
        }
        while (nextToken is not null);

        Assert.Equal(["a", "b", "c", "d", "e"], names);
    }

    [Theory]
    [InlineData("made up")]
    [InlineData("bWFkZSB1cA")]
    public async Task ListStateMachines_TokenIsMadeUp_IsRefused(string nextToken)
    {
        var refusal = await Host.RefuseAsync("ListStateMachines", new { nextToken });

        Assert.Equal(("InvalidToken", "Invalid Token: 'Invalid token'"), refusal);
    }

    [Fact]
    public async Task ListStateMachines_PageIsTooLong_IsRefused()
    {
        var refusal = await Host.RefuseAsync("ListStateMachines", new { maxResults = 1_001 });

        Assert.Equal(
            "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: "
                + "Member must have value less than or equal to 1000",
            refusal.Message);
    }

    [Fact]
    public async Task ValidateStateMachineDefinition_Valid_IsOk()
    {
        var answer = await Host.CallAsync("ValidateStateMachineDefinition", new { definition = Definitions.Pass });

        Assert.Equal("""{"result":"OK","diagnostics":[],"truncated":false}""", answer.Body);
    }

    [Fact]
    public async Task ValidateStateMachineDefinition_ResourceTheServerHasNot_Fails()
    {
        const string Definition =
            """{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","End":true}}}""";

        var answer = await Host.SucceedAsync("ValidateStateMachineDefinition", new { definition = Definition });

        Assert.Equal("FAIL", answer.GetProperty("result").GetString());
        Assert.Equal(
            "The resource 'arn:aws:states:::sqs:sendMessage' is not supported by this server",
            Assert.Single(answer.GetProperty("diagnostics").EnumerateArray()).GetProperty("message").GetString());
    }

    [Fact]
    public async Task ValidateStateMachineDefinition_MoreErrorsThanAsked_IsTruncated()
    {
        var answer = await Host.SucceedAsync(
            "ValidateStateMachineDefinition", new { definition = Definitions.Broken, maxResults = 1 });

        Assert.Equal("FAIL", answer.GetProperty("result").GetString());
        Assert.True(answer.GetProperty("truncated").GetBoolean());
        Assert.Equal(
            "ERROR", Assert.Single(answer.GetProperty("diagnostics").EnumerateArray()).GetProperty("severity").GetString());
    }

    [Fact]
    public async Task Tags_AddedAndRemoved_AreListed()
    {
        await Host.CreateAsync("OrderProcessor", Definitions.Pass);
        await Host.SucceedAsync(
            "TagResource",
            new { resourceArn = Arn, tags = new[] { new { key = "a", value = "1" }, new { key = "b", value = "2" } } });
        await Host.SucceedAsync("UntagResource", new { resourceArn = Arn, tagKeys = (List<string>)["a"] });

        var answer = await Host.CallAsync("ListTagsForResource", new { resourceArn = Arn });

        Assert.Equal("""{"tags":[{"key":"b","value":"2"}]}""", answer.Body);
    }

    [Fact]
    public async Task Tags_ResourceIsUnknown_IsRefused()
    {
        var refusal = await Host.RefuseAsync("ListTagsForResource", new { resourceArn = Arn });

        Assert.Equal(("ResourceNotFound", $"Resource not found: '{Arn}'"), refusal);
    }
}
