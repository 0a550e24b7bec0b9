using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Serverlesspresso.Aws.Tests.StepFunctions;

public sealed class ActivityOperationsTests : IAsyncLifetime
{
    private const string Arn = $"arn:aws:states:{EngineHost.Account}:activity:grind";

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
    public async Task CreateActivity_Twice_AnswersTheFirstAndKeepsItsTags()
    {
        var first = await Host.CallAsync("CreateActivity", new { name = "grind", tags = Tags("place", "bar") });
        var second = await Host.CallAsync("CreateActivity", new { name = "grind", tags = Tags("place", "attic") });
        var tags = await Host.CallAsync("ListTagsForResource", new { resourceArn = Arn });

        Assert.Equal((200, $$"""{"activityArn":"{{Arn}}","creationDate":1767323045.678}"""), (first.Status, first.Body));
        Assert.Equal(first.Body, second.Body);
        Assert.Equal("""{"tags":[{"key":"place","value":"bar"}]}""", tags.Body);
    }

    [Fact]
    public async Task DeleteActivity_Twice_IsNoError()
    {
        await Host.SucceedAsync("CreateActivity", new { name = "grind" });

        await Host.SucceedAsync("DeleteActivity", new { activityArn = Arn });
        await Host.SucceedAsync("DeleteActivity", new { activityArn = Arn });
        var refusal = await Host.RefuseAsync("DescribeActivity", new { activityArn = Arn });

        Assert.Equal(("ActivityDoesNotExist", $"Activity Does Not Exist: '{Arn}'"), refusal);
    }

    [Fact]
    public async Task ListActivities_TwoPages_ShowsEachOnce()
    {
        foreach (var name in (string[])["brew", "froth", "grind"])
        {
            await Host.SucceedAsync("CreateActivity", new { name });
        }

        var first = await Host.SucceedAsync("ListActivities", new { maxResults = 2 });
        var second = await Host.SucceedAsync(
            "ListActivities", new { maxResults = 2, nextToken = first.GetProperty("nextToken").GetString() });

        Assert.Equal(["brew", "froth"], NamesOf(first));
        Assert.Equal(["grind"], NamesOf(second));
        Assert.False(second.TryGetProperty("nextToken", out _));
    }

    [Fact]
    public async Task GetActivityTask_TaskWaits_HandsItOver()
    {
        await Host.SucceedAsync("CreateActivity", new { name = "grind" });
        var definition = $$"""
            {"StartAt":"Grind","States":{"Grind":{"Type":"Task","Resource":"{{Arn}}","End":true} } }
            """;
        var execution = await Host.ExecuteAsync(await Host.CreateAsync("M", definition), "first", """{"beans":18}""");

        var task = await Host.SucceedAsync("GetActivityTask", new { activityArn = Arn, workerName = "barista" });
        await Host.SucceedAsync(
            "SendTaskSuccess", new { taskToken = task.GetProperty("taskToken").GetString(), output = "1" });
        var described = await Host.SucceedAsync("DescribeExecution", new { executionArn = execution });

        Assert.Equal("""{"beans":18}""", task.GetProperty("input").GetString());
        Assert.Equal("1", described.GetProperty("output").GetString());
    }

    [Fact]
    public async Task GetActivityTask_NoTaskBeforeTheServerStops_AnswersNull()
    {
        await Host.SucceedAsync("CreateActivity", new { name = "grind" });
        Host.Wire.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        var answer = await Host.CallAsync("GetActivityTask", new { activityArn = Arn });

        Assert.Equal((200, """{"taskToken":null,"input":null}"""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("CreateActivity", """{"name":"a b"}""", "InvalidName")]
    [InlineData("CreateActivity", "{}", "ValidationException")]
    [InlineData("DescribeActivity", """{"activityArn":"grind"}""", "InvalidArn")]
    [InlineData("DescribeActivity", """{"activityArn":"arn:aws:states:us-east-1:123456789012:stateMachine:M"}""", "InvalidArn")]
    [InlineData("GetActivityTask", """{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:none"}""", "ActivityDoesNotExist")]
    [InlineData("TagResource", """{"resourceArn":"arn:aws:states:us-east-1:123456789012:activity:none","tags":[]}""", "ResourceNotFound")]
    public async Task Operation_RequestIsWrong_IsRefused(string operation, string request, string expected)
    {
        var refusal = await Host.RefuseAsync(operation, JsonSerializer.Deserialize<JsonElement>(request));

        Assert.Equal(expected, refusal.Type);
    }

    private static object[] Tags(string key, string value) => [new { key, value }];

    private static IEnumerable<string?> NamesOf(JsonElement list) =>
        list.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("name").GetString());
}
