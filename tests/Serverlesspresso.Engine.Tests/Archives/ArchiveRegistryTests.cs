using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Buses;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Archives;

public sealed class ArchiveRegistryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Create_Archive_KeepsWhatItsPatternMatchesFromThenOn()
    {
        await using var engine = await OpenAsync();
        await engine.PutAsync(BusEngine.Start);
        await engine.CreateArchiveAsync(pattern: """{"detail":{"n":[{"numeric":["<",2]}]}}""");

        await engine.PutAsync(BusEngine.Start, BusEngine.Start, BusEngine.Start);

        var stored = (await engine.ListEventsAsync("default")).Skip(1).Take(2).ToList();
        Assert.Equal(new ArchiveTotals(2, stored.Sum(row => row.Envelope.Length)), await engine.TotalsAsync());
    }

    [Fact]
    public async Task Create_ArchiveOfAnotherBus_KeepsOnlyEventsOfThat()
    {
        await using var engine = await OpenAsync();
        var bus = await engine.Buses.CreateAsync("Bar", null, new Dictionary<string, string>(), ArchiveBench.Cancellation);
        await engine.CreateArchiveAsync(busArn: engine.Buses.ArnOf(bus));

        await engine.PutAsync("Order");
        await engine.PutAsync("Order", busName: "Bar");

        Assert.Equal(1, (await engine.TotalsAsync()).Events);
    }

    [Fact]
    public async Task Create_Archive_HasARuleThatOnlyTheServiceChanges()
    {
        await using var engine = await OpenAsync();
        await engine.CreateArchiveAsync(pattern: """{"source":["a"]}""");

        var rule = await engine.Rules.DescribeAsync(null, "Events-Archive-a", ArchiveBench.Cancellation);
        var refusals = new[]
        {
            await RefuseAsync(engine.Rules.SetEnabledAsync(null, rule.Name, isEnabled: false, ArchiveBench.Cancellation)),
            await RefuseAsync(engine.Rules.DeleteAsync(null, rule.Name, ArchiveBench.Cancellation)),
            await RefuseAsync(engine.Rules.PutAsync(new PutRuleRequest { Name = rule.Name, EventPattern = "{\"source\":[\"b\"]}" }, ArchiveBench.Cancellation)),
            await RefuseAsync(engine.Targets.RemoveAsync(null, rule.Name, [rule.Name], ArchiveBench.Cancellation)),
            await RefuseAsync(engine.Tags.ChangeAsync(rule.Arn, tags => tags, ArchiveBench.Cancellation)),
        };

        Assert.Equal("""{"source":["a"],"replay-name":[{"exists":false}]}""", rule.EventPattern);
        Assert.Equal("prod.vhs.events.aws.internal", rule.ManagedBy);
        Assert.All(refusals, refusal => Assert.Equal(
            "Events-Archive-a is a managed rule. Set 'force' parameter to true to override.", refusal));
    }

    [Fact]
    public async Task Create_RuleLosesItsTargetAndIsDeletedByForce_ArchiveIsDisabledUntilItIsUpdated()
    {
        await using var engine = await OpenAsync();
        await engine.CreateArchiveAsync();

        await engine.Targets.RemoveAsync(
            null, "Events-Archive-a", ["Events-Archive-a"], ArchiveBench.Cancellation, isForced: true);
        await engine.PutAsync(BusEngine.Start);
        var emptied = await engine.Get<ArchiveRegistry>().DescribeAsync("a", ArchiveBench.Cancellation);
        await engine.Rules.DeleteAsync(null, "Events-Archive-a", ArchiveBench.Cancellation, isForced: true);
        await engine.PutAsync(BusEngine.Start);

        var disabled = await engine.Get<ArchiveRegistry>().DescribeAsync("a", ArchiveBench.Cancellation);
        Assert.Equal(
            (ArchiveDocument.Disabled, "The target of the managed rule of the archive was removed."),
            (emptied.Document.State, emptied.Document.StateReason));
        Assert.Equal(
            (ArchiveDocument.Disabled, "The managed rule of the archive was deleted.", 0),
            (disabled.Document.State, disabled.Document.StateReason, disabled.Totals.Events));
        await engine.Get<ArchiveRegistry>().UpdateAsync(new ArchiveRequest { Name = "a" }, ArchiveBench.Cancellation);
        await engine.PutAsync(BusEngine.Start);
        var enabled = await engine.Get<ArchiveRegistry>().DescribeAsync("a", ArchiveBench.Cancellation);
        Assert.Equal((ArchiveDocument.Enabled, 1), (enabled.Document.State, enabled.Totals.Events));
    }

    [Theory]
    [InlineData("""{"source":["test"],"replay-name":["x"]}""", 0)]
    [InlineData("""{"id":[{"exists":true}],"replay-name":[{"exists":true}]}""", 0)]
    [InlineData("""{"source":["test"],"replay-name":["x",{"exists":false}]}""", 1)]
    [InlineData("""{"source":["nobody"],"replay-name":[{"exists":false}]}""", 0)]
    public async Task Create_PatternNamesReplays_IsNotWidened(string pattern, int expected)
    {
        await using var engine = await OpenAsync();
        await engine.CreateArchiveAsync(pattern: pattern);

        await engine.PutAsync(BusEngine.Start);

        Assert.Equal(expected, (await engine.TotalsAsync()).Events);
    }

    [Theory]
    [InlineData(70)]
    [InlineData(600)]
    public async Task Create_DeepPattern_IsTakenAsThatOfARule(int depth)
    {
        await using var engine = await OpenAsync();
        var detail = string.Concat(Enumerable.Repeat("""{"a":""", depth)) + """[{"exists":false}]""" + new string('}', depth);

        await engine.CreateArchiveAsync(pattern: $$"""{"detail":{{detail}}}""");
        await engine.PutAsync(BusEngine.Start);

        Assert.Equal(1, (await engine.TotalsAsync()).Events);
    }

    [Fact]
    public async Task Update_Pattern_AppliesToLaterEventsAndLeavesTheRest()
    {
        await using var engine = await OpenAsync();
        await engine.CreateArchiveAsync(pattern: """{"source":["nobody"]}""", retentionDays: 3);
        await engine.PutAsync(BusEngine.Start);

        var updated = await engine.Get<ArchiveRegistry>().UpdateAsync(
            new ArchiveRequest { Name = "a", EventPattern = """{"source":["test"]}""", Description = "d" }, ArchiveBench.Cancellation);
        await engine.PutAsync(BusEngine.Start);

        Assert.Equal(("d", 3), (updated.Description, updated.RetentionDays));
        Assert.Equal(1, (await engine.TotalsAsync()).Events);
    }

    [Fact]
    public async Task Retention_EventsAreTooOld_AreDeletedInPages()
    {
        await using (var engine = await OpenAsync())
        {
            await engine.CreateArchiveAsync(retentionDays: 1);
            await engine.PutAsync([.. Enumerable.Repeat(BusEngine.Start, ArchiveCleaner.EventsPerTurn + 10)]);
            await engine.PutAsync(BusEngine.Start.AddYears(70)); // The clock of whoever put it was wrong.
        }

        await using (var later = await OpenAsync(isWorking: false, hours: 20))
        {
            await later.PutAsync(BusEngine.Start, later.Clock.GetUtcNow()); // One tells of old times, but came lately.
        }

        Assert.Equal(2, (await CleanAsync(hours: 25)).Events);
        Assert.Equal(default, await CleanAsync(hours: 49));
    }

    [Fact]
    public async Task Retention_IsChanged_CleansByTheNewOneOnly()
    {
        await using (var engine = await OpenAsync())
        {
            await engine.CreateArchiveAsync(retentionDays: 1);
            await engine.PutAsync(BusEngine.Start);
            await engine.Get<ArchiveRegistry>().UpdateAsync(
                new ArchiveRequest { Name = "a", RetentionDays = 0 }, ArchiveBench.Cancellation);
        }

        Assert.Equal(1, (await CleanAsync(hours: 100)).Events);
        await using (var engine = await OpenAsync())
        {
            await engine.Get<ArchiveRegistry>().UpdateAsync(
                new ArchiveRequest { Name = "a", RetentionDays = 5 }, ArchiveBench.Cancellation);
        }

        Assert.Equal(1, (await CleanAsync(hours: 110)).Events);
        Assert.Equal(0, (await CleanAsync(hours: 130)).Events);
    }

    [Fact]
    public async Task Redrive_CleaningThatWasGivenUp_MakesNoSecondChain()
    {
        await using var engine = await OpenAsync();
        await engine.CreateArchiveAsync(retentionDays: 1);
        var cleaning = Assert.Single(await engine.ListWorkAsync());
        await engine.GiveUpAsync(cleaning);

        await engine.Get<DeadLetters>().RedriveAllAsync(ArchiveBench.Cancellation);
        await engine.Get<WorkDispatcher>().StartAsync(ArchiveBench.Cancellation);
        await engine.SettleAsync();

        var next = Assert.Single(await engine.ListWorkAsync());
        Assert.Equal(BusEngine.Start.AddHours(1), next.Due);
    }

    [Fact]
    public async Task Delete_Archive_DeletesItsEventsAndNotThoseOfALaterOne()
    {
        await using var engine = await OpenAsync(isWorking: true);
        var archives = engine.Get<ArchiveRegistry>();
        var first = await engine.CreateArchiveAsync();
        await engine.PutAsync([.. Enumerable.Repeat(BusEngine.Start, ArchiveCleaner.EventsPerTurn + 10)]);

        await archives.DeleteAsync("a", ArchiveBench.Cancellation);
        await engine.CreateArchiveAsync();
        await engine.PutAsync(BusEngine.Start);
        await engine.SettleAsync();

        var left = await engine.RunTurnAsync(transaction => transaction.GetArchiveTotalsAsync(first.Key));
        Assert.Equal(default, left);
        Assert.Equal(1, (await engine.TotalsAsync()).Events);
    }

    [Fact]
    public async Task Create_NameIsTakenOrNothingIsThere_IsRefused()
    {
        await using var engine = await OpenAsync();
        await engine.CreateArchiveAsync();
        await engine.Rules.PutAsync(
            new PutRuleRequest { Name = "Events-Archive-mine", EventPattern = "{\"source\":[\"b\"]}" }, ArchiveBench.Cancellation);

        Assert.Equal("Archive a already exists.", await RefuseAsync(engine.CreateArchiveAsync()));
        Assert.Equal("Rule Events-Archive-mine already exists.", await RefuseAsync(engine.CreateArchiveAsync("mine")));
        Assert.Equal(
            "Event bus nobody does not exist.",
            await RefuseAsync(engine.CreateArchiveAsync("b", busArn: ArchiveBench.DefaultBus.Replace("default", "nobody", StringComparison.Ordinal))));
        Assert.Equal(
            "Event bus default does not exist.",
            await RefuseAsync(engine.CreateArchiveAsync("b", busArn: ArchiveBench.DefaultBus.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal))));
    }

    private static async Task<string> RefuseAsync(Task task) =>
        (await Assert.ThrowsAnyAsync<RequestRefusedException>(() => task)).Message;

    /// <summary>Does what is due some hours after the start, and tells what the archive holds then.</summary>
    private async Task<ArchiveTotals> CleanAsync(int hours)
    {
        await using var engine = await OpenAsync(isWorking: true, hours);
        await engine.SettleAsync();
        return await engine.TotalsAsync();
    }

    private Task<BusEngine> OpenAsync(bool isWorking = false, int hours = 0) =>
        BusEngine.OpenAsync(_folder.File("coffee.db"), BusEngine.Start.AddHours(hours), isWorking);
}
