using System.Text.Json;

namespace Serverlesspresso.Aws.Tests.StepFunctions;

public sealed class AliasOperationsTests : IAsyncLifetime
{
    private const string Arn = $"arn:aws:states:{EngineHost.Account}:stateMachine:M";

    private EngineHost? _host;

    private EngineHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await EngineHost.StartAsync();
        await _host.CreateAsync("M", Definitions.Pass);
        await _host.SucceedAsync("PublishStateMachineVersion", new { stateMachineArn = Arn });
        await _host.SucceedAsync("UpdateStateMachine", new { stateMachineArn = Arn, definition = Definitions.Fail, publish = true });
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Fact]
    public async Task CreateAlias_OfTwoVersions_IsDescribed()
    {
        var created = await Host.CallAsync(
            "CreateStateMachineAlias", new { name = "PROD", description = "live", routingConfiguration = Routes((1, 90), (2, 10)) });
        var described = await Host.CallAsync("DescribeStateMachineAlias", new { stateMachineAliasArn = $"{Arn}:PROD" });

        Assert.Equal($$"""{"stateMachineAliasArn":"{{Arn}}:PROD","creationDate":1767323045.678}""", created.Body);
        Assert.Equal(
            $$"""
            {"stateMachineAliasArn":"{{Arn}}:PROD","name":"PROD","description":"live","routingConfiguration":[
            """.Trim()
                + $$"""{"stateMachineVersionArn":"{{Arn}}:1","weight":90},{"stateMachineVersionArn":"{{Arn}}:2","weight":10}],"""
                + """
                "creationDate":1767323045.678,"updateDate":1767323045.678}
                """.Trim(),
            described.Body);
    }

    [Fact]
    public async Task StartExecution_ByAnAlias_RunsItsVersionAndTellsBoth()
    {
        await CreateAsync("PROD", (1, 100));
        var passed = await RunAsync($"{Arn}:PROD");

        await Host.SucceedAsync(
            "UpdateStateMachineAlias", new { stateMachineAliasArn = $"{Arn}:PROD", routingConfiguration = Routes((1, 0), (2, 100)) });
        var failed = await RunAsync($"{Arn}:PROD");
        var listed = await Host.SucceedAsync("ListExecutions", new { stateMachineArn = $"{Arn}:PROD" });
        var others = await Host.SucceedAsync("ListExecutions", new { stateMachineArn = $"{Arn}:1" });

        Assert.Equal(
            ("SUCCEEDED", $"{Arn}:1", $"{Arn}:PROD"),
            (Text(passed, "status"), Text(passed, "stateMachineVersionArn"), Text(passed, "stateMachineAliasArn")));
        Assert.Equal(("FAILED", $"{Arn}:2"), (Text(failed, "status"), Text(failed, "stateMachineVersionArn")));
        Assert.Equal(2, listed.GetProperty("executions").GetArrayLength());
        Assert.Equal(1, others.GetProperty("executions").GetArrayLength());
    }

    [Fact]
    public async Task DeleteVersion_AliasLeadsToIt_IsRefusedUntilTheAliasIsGone()
    {
        await CreateAsync("PROD", (1, 100));

        var refusal = await Host.RefuseAsync("DeleteStateMachineVersion", new { stateMachineVersionArn = $"{Arn}:1" });
        await Host.SucceedAsync("DeleteStateMachineAlias", new { stateMachineAliasArn = $"{Arn}:PROD" });
        await Host.SucceedAsync("DeleteStateMachineVersion", new { stateMachineVersionArn = $"{Arn}:1" });

        Assert.Equal(
            ("ConflictException",
                "Version to be deleted must not be referenced by an alias. "
                    + "Current list of aliases referencing this version: [PROD]"),
            refusal);
    }

    [Fact]
    public async Task CreateAlias_Again_AnswersItOnlyIfItIsTheSame()
    {
        await CreateAsync("PROD", (1, 100));
        await CreateAsync("PROD", (1, 100));

        var refusal = await Host.RefuseAsync(
            "CreateStateMachineAlias", new { name = "PROD", routingConfiguration = Routes((2, 100)) });

        Assert.Equal("ConflictException", refusal.Type);
    }

    [Fact]
    public async Task ListAliases_OfAVersion_ShowsThoseThatLeadToIt()
    {
        await CreateAsync("ONE", (1, 100));
        await CreateAsync("BOTH", (1, 50), (2, 50));

        var all = await Host.SucceedAsync("ListStateMachineAliases", new { stateMachineArn = Arn });
        var second = await Host.SucceedAsync("ListStateMachineAliases", new { stateMachineArn = $"{Arn}:2" });

        Assert.Equal(2, all.GetProperty("stateMachineAliases").GetArrayLength());
        Assert.Equal(
            [$"{Arn}:BOTH"],
            ArnsOf(second));
    }

    [Fact]
    public async Task ListAliases_LastOfThePageIsDeleted_GoesOnBehindIt()
    {
        await CreateAsync("A", (1, 100));
        await CreateAsync("B", (1, 100));
        await CreateAsync("C", (1, 100));
        var whole = ArnsOf(await Host.SucceedAsync("ListStateMachineAliases", new { stateMachineArn = Arn }));
        var first = await Host.SucceedAsync("ListStateMachineAliases", new { stateMachineArn = Arn, maxResults = 2 });
        await Host.SucceedAsync("DeleteStateMachineAlias", new { stateMachineAliasArn = whole[1] });

        var second = await Host.SucceedAsync(
            "ListStateMachineAliases", new { stateMachineArn = Arn, maxResults = 2, nextToken = Text(first, "nextToken") });

        Assert.Equal(whole[..2], ArnsOf(first));
        Assert.Equal([whole[2]], ArnsOf(second));
    }

    [Theory]
    [InlineData("""{"name":"1","routingConfiguration":[{"stateMachineVersionArn":"V:1","weight":100}]}""", "ValidationException")]
    [InlineData("""{"name":"PROD","routingConfiguration":[]}""", "ValidationException")]
    [InlineData("""{"name":"PROD","routingConfiguration":[{"stateMachineVersionArn":"V:1","weight":99}]}""", "ValidationException")]
    [InlineData("""{"name":"PROD","routingConfiguration":[{"stateMachineVersionArn":"V:1","weight":50},{"stateMachineVersionArn":"V:1","weight":50}]}""", "ValidationException")]
    [InlineData("""{"name":"PROD","routingConfiguration":[{"stateMachineVersionArn":"V:7","weight":100}]}""", "ResourceNotFound")]
    [InlineData("""{"name":"PROD","routingConfiguration":[{"stateMachineVersionArn":"V","weight":100}]}""", "InvalidArn")]
    public async Task CreateAlias_RequestIsWrong_IsRefused(string request, string expected)
    {
        var refusal = await Host.RefuseAsync(
            "CreateStateMachineAlias",
            JsonSerializer.Deserialize<JsonElement>(request.Replace("\"V", $"\"{Arn}", StringComparison.Ordinal)));

        Assert.Equal(expected, refusal.Type);
    }

    [Theory]
    [InlineData("DescribeStateMachineAlias", "ResourceNotFound")]
    [InlineData("UpdateStateMachineAlias", "ResourceNotFound")]
    public async Task Alias_IsUnknown_IsRefused(string operation, string expected)
    {
        var refusal = await Host.RefuseAsync(operation, new { stateMachineAliasArn = $"{Arn}:PROD", description = "x" });

        Assert.Equal(expected, refusal.Type);
    }

    private static string? Text(JsonElement from, string name) => from.GetProperty(name).GetString();

    private static object[] Routes(params (int Version, int Weight)[] routes) =>
        [.. routes.Select(route => new { stateMachineVersionArn = $"{Arn}:{route.Version}", weight = route.Weight })];

    private Task<JsonElement> CreateAsync(string name, params (int Version, int Weight)[] routes) =>
        Host.SucceedAsync("CreateStateMachineAlias", new { name, routingConfiguration = Routes(routes) });

    private async Task<JsonElement> RunAsync(string stateMachineArn)
    {
        var started = await Host.SucceedAsync("StartExecution", new { stateMachineArn });
        return await Host.SucceedAsync("DescribeExecution", new { executionArn = Text(started, "executionArn") });
    }

    private static List<string?> ArnsOf(JsonElement list) =>
        [.. list.GetProperty("stateMachineAliases").EnumerateArray().Select(alias => Text(alias, "stateMachineAliasArn"))];
}
