using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Tests.Store;

namespace Serverlesspresso.Engine.Tests.Buses;

public sealed class EventBusesTests : IDisposable
{
    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Serverlesspresso")]
    [InlineData("servERLESSpresso")]
    [InlineData("arn:aws:events:us-east-1:123456789012:event-bus/serverlesspresso")]
    public async Task Describe_NameInAnotherCaseOrArn_IsTheBusAsCreated(string name)
    {
        await using var engine = await OpenAsync();
        await engine.Buses.CreateAsync("Serverlesspresso", "The bar", NoTags, Cancellation);

        var bus = await engine.Buses.DescribeAsync(name, Cancellation);

        Assert.Equal("Serverlesspresso", bus.Name);
        Assert.Equal("The bar", bus.Description);
    }

    [Fact]
    public async Task Create_NameIsTakenInAnotherCase_IsRefused()
    {
        await using var engine = await OpenAsync();
        await engine.Buses.CreateAsync("Serverlesspresso", null, NoTags, Cancellation);

        var refusal = await Assert.ThrowsAsync<EventBusAlreadyExistsException>(
            () => engine.Buses.CreateAsync("SERVERLESSPRESSO", null, NoTags, Cancellation));

        Assert.Equal("Event bus Serverlesspresso already exists.", refusal.Message);
    }

    [Fact]
    public async Task List_PrefixAndPage_AreKept()
    {
        await using var engine = await OpenAsync();
        foreach (var name in new[] { "Alpha", "beta", "Delta", "epsilon" })
        {
            await engine.Buses.CreateAsync(name, null, NoTags, Cancellation);
        }

        var all = await engine.Buses.ListAsync("", afterName: null, limit: 10, Cancellation);
        var page = await engine.Buses.ListAsync("", afterName: "beta", limit: 2, Cancellation);
        var startingWithDe = await engine.Buses.ListAsync("De", afterName: null, limit: 10, Cancellation);

        Assert.Equal(["Alpha", "beta", "default", "Delta", "epsilon"], all.Select(bus => bus.Name));
        Assert.Equal(["default", "Delta"], page.Select(bus => bus.Name));
        Assert.Equal(["default", "Delta"], startingWithDe.Select(bus => bus.Name));
    }

    [Fact]
    public async Task Delete_Default_IsRefused()
    {
        await using var engine = await OpenAsync();

        var refusal = await Assert.ThrowsAsync<EventRequestInvalidException>(
            () => engine.Buses.DeleteAsync("Default", Cancellation));

        Assert.Equal("Cannot delete event bus default.", refusal.Message);
    }

    [Fact]
    public async Task Delete_BusHasRules_IsRefusedUntilTheyAreGone()
    {
        await using var engine = await OpenAsync();
        await engine.Buses.CreateAsync("Bar", null, NoTags, Cancellation);
        await engine.PutRuleAsync("all", """{"source":["test"]}""", "bar");

        await Assert.ThrowsAsync<EventRequestInvalidException>(() => engine.Buses.DeleteAsync("bar", Cancellation));
        await engine.Rules.DeleteAsync("bar", "all", Cancellation);
        await engine.Buses.DeleteAsync("bar", Cancellation);
        await engine.Buses.DeleteAsync("bar", Cancellation);

        var refusal = await Assert.ThrowsAsync<EventResourceNotFoundException>(
            () => engine.Buses.DescribeAsync("Bar", Cancellation));
        Assert.Equal("Event bus Bar does not exist.", refusal.Message);
    }

    [Fact]
    public async Task Put_BusWasMadeAnew_OldRulesMatchNothing()
    {
        await using var engine = await OpenAsync();
        await engine.Buses.CreateAsync("Bar", null, NoTags, Cancellation);
        await engine.PutRuleAsync("all", """{"source":["test"]}""", "Bar", FunctionTarget());
        await engine.PutAsync("first", busName: "Bar");
        await engine.Targets.RemoveAsync("Bar", "all", ["1"], Cancellation);
        await engine.Rules.DeleteAsync("Bar", "all", Cancellation);
        await engine.Buses.DeleteAsync("Bar", Cancellation);
        await engine.Buses.CreateAsync("Bar", null, NoTags, Cancellation);
        await engine.PutRuleAsync("other", """{"source":["other"]}""", "Bar", FunctionTarget());
        await engine.IdleAsync();

        await engine.PutAsync("second", busName: "Bar");
        await engine.IdleAsync();

        Assert.DoesNotContain(engine.Recorder.Requests, request => request.Contains("second", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tags_OfBusAndRule_AreChanged()
    {
        await using var engine = await OpenAsync();
        await engine.Buses.CreateAsync("Bar", null, new Dictionary<string, string> { ["a"] = "1" }, Cancellation);
        await engine.PutRuleAsync("all", """{"source":["test"]}""", "Bar");
        var busArn = "arn:aws:events:us-east-1:123456789012:event-bus/Bar";
        var ruleArn = "arn:aws:events:us-east-1:123456789012:rule/Bar/all";

        await engine.Tags.ChangeAsync(busArn, tags => tags.Append(new("b", "2")).ToDictionary(), Cancellation);
        await engine.Tags.ChangeAsync(ruleArn, _ => new Dictionary<string, string> { ["c"] = "3" }, Cancellation);

        Assert.Equal(["a=1", "b=2"], Show(await engine.Tags.ListAsync(busArn, Cancellation)));
        Assert.Equal(["c=3"], Show(await engine.Tags.ListAsync(ruleArn, Cancellation)));
    }

    private static IEnumerable<string> Show(IReadOnlyDictionary<string, string> tags) =>
        tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal);

    private static TargetDocument FunctionTarget() => new() { Id = "1", Arn = BusEngine.FunctionArn };

    private Task<BusEngine> OpenAsync() => BusEngine.OpenAsync(_folder.File("coffee.db"), BusEngine.Start);
}
