using System.Text.Json;

namespace Serverlesspresso.Aws.Tests.StepFunctions;

public sealed class VersionOperationsTests : IAsyncLifetime
{
    private const string Arn = $"arn:aws:states:{EngineHost.Account}:stateMachine:M";

    private EngineHost? _host;

    private EngineHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await EngineHost.StartAsync();
        await _host.CreateAsync("M", Definitions.Pass);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Publish_RevisionUnchanged_AnswersTheSameVersion()
    {
        var first = await Host.CallAsync("PublishStateMachineVersion", new { stateMachineArn = Arn, description = "one" });
        var second = await Host.CallAsync("PublishStateMachineVersion", new { stateMachineArn = Arn, revisionId = "INITIAL" });

        Assert.Equal(
            (200, $$"""{"creationDate":1767323045.678,"stateMachineVersionArn":"{{Arn}}:1"}"""), (first.Status, first.Body));
        Assert.Equal(first.Body, second.Body);
    }

    [Fact]
    public async Task Publish_AnotherRevisionIsCurrent_IsRefused()
    {
        var refusal = await Host.RefuseAsync(
            "PublishStateMachineVersion", new { stateMachineArn = Arn, revisionId = "other" });

        Assert.Equal(
            ("ConflictException",
                "Failed to publish the State Machine version for revision other. "
                    + "The current State Machine revision is INITIAL."),
            refusal);
    }

    [Fact]
    public async Task Version_StateMachineChangesAfterIt_StaysAsItWas()
    {
        await Host.SucceedAsync("PublishStateMachineVersion", new { stateMachineArn = Arn, description = "one" });
        var updated = await Host.SucceedAsync(
            "UpdateStateMachine",
            new { stateMachineArn = Arn, definition = Definitions.Fail, publish = true, versionDescription = "two" });

        var first = await Host.SucceedAsync("DescribeStateMachine", new { stateMachineArn = $"{Arn}:1" });
        var second = await Host.SucceedAsync("DescribeStateMachine", new { stateMachineArn = $"{Arn}:2" });
        var passed = await RunAsync($"{Arn}:1");
        var failed = await RunAsync($"{Arn}:2");
        var listed = await Host.SucceedAsync("ListExecutions", new { stateMachineArn = $"{Arn}:1" });

        Assert.Equal($"{Arn}:2", Text(updated, "stateMachineVersionArn"));
        Assert.Equal(($"{Arn}:1", Definitions.Pass, "one"), (Text(first, "stateMachineArn"), Text(first, "definition"), Text(first, "description")));
        Assert.Equal((Definitions.Fail, Text(updated, "revisionId")), (Text(second, "definition"), Text(second, "revisionId")));
        Assert.Equal(("SUCCEEDED", Arn, $"{Arn}:1"), (Text(passed, "status"), Text(passed, "stateMachineArn"), Text(passed, "stateMachineVersionArn")));
        Assert.Equal("FAILED", Text(failed, "status"));
        Assert.Equal([Text(passed, "executionArn")], listed.GetProperty("executions").EnumerateArray().Select(row => Text(row, "executionArn")));
    }

    [Fact]
    public async Task ListVersions_TwoPages_ShowsTheNewestFirstAndNumbersNeverAgain()
    {
        foreach (var definition in (string[])[Definitions.Fail, Definitions.Wait, Definitions.Pass])
        {
            await Host.SucceedAsync("UpdateStateMachine", new { stateMachineArn = Arn, definition, publish = true });
        }

        await Host.SucceedAsync("DeleteStateMachineVersion", new { stateMachineVersionArn = $"{Arn}:3" });
        await Host.SucceedAsync("PublishStateMachineVersion", new { stateMachineArn = Arn });

        var first = await Host.SucceedAsync("ListStateMachineVersions", new { stateMachineArn = Arn, maxResults = 2 });
        var second = await Host.SucceedAsync(
            "ListStateMachineVersions", new { stateMachineArn = Arn, maxResults = 2, nextToken = Text(first, "nextToken") });

        Assert.Equal([$"{Arn}:4", $"{Arn}:2"], ArnsOf(first));
        Assert.Equal([$"{Arn}:1"], ArnsOf(second));
    }

    [Fact]
    public async Task ListVersions_LastOfThePageIsDeleted_GoesOnBehindIt()
    {
        foreach (var definition in (string[])[Definitions.Fail, Definitions.Wait])
        {
            await Host.SucceedAsync("UpdateStateMachine", new { stateMachineArn = Arn, definition, publish = true });
        }

        var first = await Host.SucceedAsync("ListStateMachineVersions", new { stateMachineArn = Arn, maxResults = 1 });
        await Host.SucceedAsync("DeleteStateMachineVersion", new { stateMachineVersionArn = $"{Arn}:2" });

        var second = await Host.SucceedAsync(
            "ListStateMachineVersions", new { stateMachineArn = Arn, maxResults = 1, nextToken = Text(first, "nextToken") });

        Assert.Equal([$"{Arn}:1"], ArnsOf(second));
    }

    [Fact]
    public async Task CreateStateMachine_Publishes_AnswersItsFirstVersion()
    {
        var created = await Host.SucceedAsync(
            "CreateStateMachine",
            new { name = "N", definition = Definitions.Pass, roleArn = EngineHost.Role, publish = true, versionDescription = "one" });

        Assert.Equal(Arn[..^1] + "N:1", Text(created, "stateMachineVersionArn"));
    }

    [Fact]
    public async Task CreateStateMachine_DescribesAVersionItDoesNotPublish_IsRefused()
    {
        var refusal = await Host.RefuseAsync(
            "CreateStateMachine",
            new { name = "N", definition = Definitions.Pass, roleArn = EngineHost.Role, versionDescription = "one" });

        Assert.Equal(("ValidationException", "Version description can only be set when publish is true"), refusal);
    }

    [Fact]
    public async Task DeleteStateMachine_HasVersionsAndAliases_DeletesThemToo()
    {
        await Host.SucceedAsync("PublishStateMachineVersion", new { stateMachineArn = Arn });
        await Host.SucceedAsync(
            "CreateStateMachineAlias",
            new { name = "PROD", routingConfiguration = new[] { new { stateMachineVersionArn = $"{Arn}:1", weight = 100 } } });

        await Host.SucceedAsync("DeleteStateMachine", new { stateMachineArn = Arn });
        await Host.CreateAsync("M", Definitions.Pass);

        var versions = await Host.SucceedAsync("ListStateMachineVersions", new { stateMachineArn = Arn });
        var aliases = await Host.SucceedAsync("ListStateMachineAliases", new { stateMachineArn = Arn });
        Assert.Empty(ArnsOf(versions));
        Assert.Equal(0, aliases.GetProperty("stateMachineAliases").GetArrayLength());
    }

    [Theory]
    [InlineData("StartExecution", $$"""{"stateMachineArn":"{{Arn}}:7"}""", "StateMachineDoesNotExist")]
    [InlineData("DescribeStateMachine", $$"""{"stateMachineArn":"{{Arn}}:7"}""", "StateMachineDoesNotExist")]
    [InlineData("PublishStateMachineVersion", $$"""{"stateMachineArn":"{{Arn}}:1"}""", "InvalidArn")]
    [InlineData("DeleteStateMachineVersion", $$"""{"stateMachineVersionArn":"{{Arn}}:PROD"}""", "InvalidArn")]
    public async Task Operation_RequestIsWrong_IsRefused(string operation, string request, string expected)
    {
        var refusal = await Host.RefuseAsync(operation, JsonSerializer.Deserialize<JsonElement>(request));

        Assert.Equal(expected, refusal.Type);
    }

    private static string? Text(JsonElement from, string name) => from.GetProperty(name).GetString();

    private static IEnumerable<string?> ArnsOf(JsonElement list) =>
        list.GetProperty("stateMachineVersions").EnumerateArray().Select(version => Text(version, "stateMachineVersionArn"));

    private async Task<JsonElement> RunAsync(string stateMachineArn)
    {
        var started = await Host.SucceedAsync("StartExecution", new { stateMachineArn });
        return await Host.SucceedAsync("DescribeExecution", new { executionArn = Text(started, "executionArn") });
    }
}
