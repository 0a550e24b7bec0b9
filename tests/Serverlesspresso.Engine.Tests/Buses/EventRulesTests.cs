using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Tests.Store;

namespace Serverlesspresso.Engine.Tests.Buses;

public sealed class EventRulesTests : IDisposable
{
    private const string Pattern = """{"source":["test"]}""";
    private const string BusArn = "arn:aws:events:us-east-1:123456789012:event-bus/b";
    private const string DestinationArn = "arn:aws:events:us-east-1:123456789012:api-destination/d/1";
    private const string StateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:Processor";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Put_RuleExists_KeepsItsTargetsAndTags()
    {
        await using var engine = await OpenAsync();
        await engine.Rules.PutAsync(
            new PutRuleRequest { Name = "r", EventPattern = Pattern, Tags = new Dictionary<string, string> { ["a"] = "1" } },
            Cancellation);
        await engine.Targets.PutAsync(null, "r", [Target("1")], Cancellation);

        await engine.Rules.PutAsync(
            new PutRuleRequest { Name = "r", EventPattern = """{"source":["other"]}""", State = "DISABLED", Description = "d" },
            Cancellation);

        var rule = await engine.Rules.DescribeAsync(null, "r", Cancellation);
        Assert.Equal("arn:aws:events:us-east-1:123456789012:rule/r", rule.Arn);
        Assert.Equal("""{"source":["other"]}""", rule.EventPattern);
        Assert.Equal("DISABLED", rule.State);
        Assert.Equal("d", rule.Description);
        Assert.Equal("1", rule.Tags["a"]);
        Assert.Equal(["1"], rule.Targets.Select(target => target.Id));
    }

    [Fact]
    public async Task Put_PatternIsWrong_SaysWhere()
    {
        await using var engine = await OpenAsync();

        var refusal = await Assert.ThrowsAsync<InvalidEventPatternException>(() => engine.Rules.PutAsync(
            new PutRuleRequest { Name = "r", EventPattern = """{"source":[]}""" }, Cancellation));

        Assert.Equal("InvalidEventPatternException", refusal.Code);
        Assert.Equal(
            "Event pattern is not valid. Reason: Empty arrays are not allowed\n at [Source: (String)\"{\"source\":[]}\"; line: 1, column: 13]",
            refusal.Message);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    public async Task Put_NeitherPatternNorSchedule_IsRefused(string? pattern, string? schedule)
    {
        await using var engine = await OpenAsync();

        var refusal = await Assert.ThrowsAsync<EventRequestInvalidException>(() => engine.Rules.PutAsync(
            new PutRuleRequest { Name = "r", EventPattern = pattern, ScheduleExpression = schedule }, Cancellation));

        Assert.Equal("Parameter(s) EventPattern or ScheduleExpression must be specified.", refusal.Message);
    }

    [Fact]
    public async Task List_PrefixAndPage_AreKept()
    {
        await using var engine = await OpenAsync();
        foreach (var name in new[] { "b-2", "a-1", "b-1", "B-1", "b-3" })
        {
            await engine.PutRuleAsync(name, Pattern, busName: null);
        }

        var page = await engine.Rules.ListAsync(null, "b-", afterName: "b-1", limit: 1, Cancellation);
        var rest = await engine.Rules.ListAsync(null, "b-", page[^1].Name, limit: 10, Cancellation);
        var all = await engine.Rules.ListAsync(null, "", afterName: null, limit: 10, Cancellation);

        Assert.Equal(["b-2"], page.Select(rule => rule.Name));
        Assert.Equal(["b-3"], rest.Select(rule => rule.Name));
        Assert.Equal(["B-1", "a-1", "b-1", "b-2", "b-3"], all.Select(rule => rule.Name));
    }

    [Fact]
    public async Task Delete_RuleHasTargets_IsRefusedUntilTheyAreRemoved()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("r", Pattern, busName: null, Target("1"));

        var refusal = await Assert.ThrowsAsync<EventRequestInvalidException>(
            () => engine.Rules.DeleteAsync(null, "r", Cancellation));
        await engine.Targets.RemoveAsync(null, "r", ["1"], Cancellation);
        await engine.Rules.DeleteAsync(null, "r", Cancellation);
        await engine.Rules.DeleteAsync(null, "r", Cancellation);

        Assert.Equal("Rule can't be deleted since it has targets.", refusal.Message);
        var missing = await Assert.ThrowsAsync<EventResourceNotFoundException>(
            () => engine.Rules.DescribeAsync(null, "r", Cancellation));
        Assert.Equal("Rule r does not exist on EventBus default.", missing.Message);
    }

    [Fact]
    public async Task PutTargets_SomeAreUnsupported_TheOthersArePut()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("r", Pattern, busName: null);

        var failed = await engine.Targets.PutAsync(
            null, "r", [Target("1"), Target("2") with { Arn = "arn:aws:sns:us-east-1:123456789012:topic" }], Cancellation);

        var failure = Assert.Single(failed);
        Assert.Equal("2", failure.TargetId);
        Assert.Equal("ValidationException", failure.ErrorCode);
        Assert.StartsWith("Target arn:aws:sns:us-east-1:123456789012:topic is not supported", failure.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(["1"], (await engine.Targets.ListAsync(null, "r", Cancellation)).Select(target => target.Id));
    }

    [Fact]
    public async Task PutTargets_MoreThanFive_IsRefusedWhole()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("r", Pattern, busName: null, [.. "12345".Select(id => Target($"{id}"))]);

        await engine.Targets.PutAsync(null, "r", [Target("5") with { Input = "1" }], Cancellation);
        await Assert.ThrowsAsync<EventLimitExceededException>(
            () => engine.Targets.PutAsync(null, "r", [Target("1") with { Input = "2" }, Target("6")], Cancellation));

        var targets = await engine.Targets.ListAsync(null, "r", Cancellation);
        Assert.Equal([null, null, null, null, "1"], targets.Select(target => target.Input));
    }

    [Theory]
    [InlineData("not-an-arn", null, null, "Parameter not-an-arn is not valid. Reason: Provided Arn is not in correct format.")]
    [InlineData(StateMachineArn, null, null, $"RoleArn is required for target {StateMachineArn}.")]
    [InlineData(BusEngine.FunctionArn, "{", null, "JSON syntax error in Input for target 1.")]
    [InlineData(BusEngine.FunctionArn, null, "detail", "Invalid InputPath for target 1.")]
    [InlineData(BusEngine.FunctionArn, "1", "$.detail", "Only one of Input, InputPath, or InputTransformer must be provided for target 1.")]
    [InlineData(BusArn, "1", null, "Modifying the input for target 1 is not supported.")]
    [InlineData(BusArn, null, "$.detail", "Modifying the input for target 1 is not supported.")]
    [InlineData(DestinationArn, null, null, $"RoleArn is required for target {DestinationArn}.")]
    public async Task PutTargets_TargetIsWrong_IsRefused(string arn, string? input, string? path, string message)
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("r", Pattern, busName: null);

        var refusal = await Assert.ThrowsAsync<EventRequestInvalidException>(() => engine.Targets.PutAsync(
            null, "r", [new TargetDocument { Id = "1", Arn = arn, Input = input, InputPath = path }], Cancellation));

        Assert.Equal(message, refusal.Message);
    }

    [Theory]
    [InlineData("queue", false)]
    [InlineData("arn:aws:sns:us-east-1:123456789012:topic", false)]
    [InlineData("arn:aws:sqs:us-east-1:123456789012:queue", true)]
    public async Task PutTargets_DeadLetterArn_MustNameAQueue(string arn, bool isTaken)
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("r", Pattern, busName: null);

        var put = engine.Targets.PutAsync(null, "r", [Target("1") with { DeadLetterArn = arn }], Cancellation);

        if (isTaken)
        {
            Assert.Empty(await put);
        }
        else
        {
            await Assert.ThrowsAsync<EventRequestInvalidException>(() => put);
        }
    }

    [Fact]
    public async Task RemoveTargets_SomeAreUnknown_TheOthersAreRemoved()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("r", Pattern, busName: null, Target("1"), Target("2"));

        var failed = await engine.Targets.RemoveAsync(null, "r", ["2", "x"], Cancellation);

        Assert.Equal(
            [new FailedTarget("x", "ResourceNotFoundException", "Rule 'r' does not have a target with the Id 'x'.")], failed);
        Assert.Equal(["1"], (await engine.Targets.ListAsync(null, "r", Cancellation)).Select(target => target.Id));
    }

    [Fact]
    public async Task ListByTarget_SomeRulesHaveIt_AreListed()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("a", Pattern, busName: null, Target("1"));
        await engine.PutRuleAsync("b", Pattern, busName: null);
        await engine.PutRuleAsync("c", Pattern, busName: null, Target("9"));

        var rules = await engine.Rules.ListByTargetAsync(null, BusEngine.FunctionArn, Cancellation);
        Assert.Equal(["a", "c"], rules.Select(rule => rule.Name));
    }

    [Fact]
    public void TestPattern_WholeEvent_IsMatched()
    {
        const string Event = """{"id":"1","account":"1","source":"test","time":"2022-07-13T13:48:01Z","region":"r","detail-type":"t"}""";

        Assert.True(EventRules.TestPattern(Pattern, Event));
        Assert.False(EventRules.TestPattern("""{"source":["other"]}""", Event));
    }

    [Theory]
    [InlineData("plain string")]
    [InlineData("""{"testEvent": "value"}""")]
    public void TestPattern_EventLacksTheEnvelope_IsRefused(string text)
    {
        var refusal = Assert.Throws<EventRequestInvalidException>(() => EventRules.TestPattern(Pattern, text));

        Assert.Equal("Parameter Event is not valid.", refusal.Message);
    }

    private static TargetDocument Target(string id) => new() { Id = id, Arn = BusEngine.FunctionArn };

    private Task<BusEngine> OpenAsync() => BusEngine.OpenAsync(_folder.File("coffee.db"), BusEngine.Start, isWorking: false);
}
