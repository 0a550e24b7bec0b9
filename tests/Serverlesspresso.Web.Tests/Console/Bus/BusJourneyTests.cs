using System.Net;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Console.Bus;

public sealed class BusJourneyTests() : PageJourney("operator")
{
    private const string Bus = "Serverlesspresso";
    private const string Rule = $"/console/bus/rules/{Bus}/Mine";

    [Theory]
    [InlineData("/console/bus?bus=nope")]
    [InlineData("/console/bus/rules?bus=nope")]
    [InlineData("/console/bus/new-rule?bus=nope")]
    public async Task Page_OfABusThatIsNotThere_IsNotFound(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Events_BusInAnotherCase_AreShown()
    {
        await Server.ArriveAsync("2");

        var page = await Client.ReadAsync("/console/bus?bus=SERVERLESSPRESSO");

        Assert.Contains(page.QuerySelectorAll(".bus-events a"), link => link.TextContent == "Validator.NewOrder");
        Assert.Equal(Bus, page.QuerySelector("option[selected]")?.TextContent);
    }

    [Fact]
    public async Task Send_ToABusThatIsNotThere_IsRefused()
    {
        var page = await Client.ReadAsync("/console/bus/send");

        var (_, again) = await Client.SendAsync(page, "/console/bus/send", ("bus", "nope"));

        Assert.Contains("There is no bus 'nope'.", again.Body!.TextContent, StringComparison.Ordinal); // A page has one.
    }

    [Fact]
    public async Task Save_RuleThatIsDisabledAndHasARole_KeepsBoth()
    {
        await PutRuleAsync("""{"source":["bar"]}""", RuleDocument.Disabled);
        var page = await Client.ReadAsync(Rule);

        var (address, _) = await Client.SendAsync(page, "/console/bus/rules", ("description", "Mine."));

        Assert.Equal($"{Rule}?said=saved", address);
        var rule = await Server.Get<EventRules>().DescribeAsync(Bus, "Mine", Cancellation);
        Assert.Equal(
            (RuleDocument.Disabled, "arn:aws:iam::123456789012:role/r", "Mine."), (rule.State, rule.RoleArn, rule.Description));
    }

    [Fact]
    public async Task Save_RuleThatSomebodyDeleted_IsRefused()
    {
        await PutRuleAsync("""{"source":["bar"]}""");
        var page = await Client.ReadAsync(Rule);
        await Server.Get<EventRules>().DeleteAsync(Bus, "Mine", Cancellation);

        var (_, again) = await Client.SendAsync(page, "/console/bus/rules");

        Assert.Contains("is gone", again.Body!.TextContent, StringComparison.Ordinal); // A page has one.
    }

    [Fact]
    public async Task Target_SomebodyRemovedIt_IsNotMadeAgain()
    {
        await PutRuleAsync("""{"source":["bar"]}""");
        var target = new TargetDocument { Id = "t", Arn = "arn:aws:lambda:us-east-1:123456789012:function:CheckAction" };
        await Server.Get<EventTargets>().PutAsync(Bus, "Mine", [target], Cancellation);
        var page = await Client.ReadAsync($"{Rule}/target?id=t");
        await Server.Get<EventTargets>().RemoveAsync(Bus, "Mine", ["t"], Cancellation);

        var (_, again) = await Client.SendAsync(page, $"{Rule}/target");

        Assert.Contains("is gone", again.Body!.TextContent, StringComparison.Ordinal); // A page has one.
        Assert.Empty((await Server.Get<EventRules>().DescribeAsync(Bus, "Mine", Cancellation)).Targets);
    }

    [Theory]
    [InlineData("description", 513, "The description has more than 512 characters.")]
    [InlineData("pattern", 4_097, "The event pattern has more than 4,096 characters.")]
    public async Task Save_TextIsTooLong_IsRefused(string field, int length, string words)
    {
        await PutRuleAsync("""{"source":["bar"]}""");
        var page = await Client.ReadAsync(Rule);

        var (_, again) = await Client.SendAsync(page, "/console/bus/rules", (field, new string('x', length)));

        Assert.Contains(words, again.Body!.TextContent, StringComparison.Ordinal); // A page has one.
    }

    [Fact]
    public async Task Target_IdHasASpace_IsRefused()
    {
        await PutRuleAsync("""{"source":["bar"]}""");
        var page = await Client.ReadAsync($"{Rule}/target");

        var (_, again) = await Client.SendAsync(
            page, $"{Rule}/target", ("id", "a b"), ("arn", "arn:aws:lambda:us-east-1:123456789012:function:CheckAction"));

        Assert.Contains("The id must be", again.Body!.TextContent, StringComparison.Ordinal); // A page has one.
        Assert.Empty((await Server.Get<EventRules>().DescribeAsync(Bus, "Mine", Cancellation)).Targets);
    }

    [Theory]
    [InlineData("/console/bus")]
    [InlineData("/console/bus/send?like=Serverlesspresso/1")]
    [InlineData("/console/bus/events/Serverlesspresso/1")]
    [InlineData($"{Rule}")]
    [InlineData($"{Rule}/target?id=t")]
    public async Task Page_WithAnEventThatNestsDeep_IsShown(string address)
    {
        var deep = $"{new string('[', 900)}{new string(']', 900)}";
        var entry = new EventEntry { BusName = Bus, Source = "deep", DetailType = "Deep", Detail = $$"""{"deep":{{deep}}}""" };
        await Server.Get<BusEvents>().PutAsync([entry], Cancellation);
        await PutRuleAsync(address.EndsWith('t') ? """{"source":["deep"]}""" : """{"source":["bar"]}""");
        var target = new TargetDocument { Id = "t", Arn = "arn:aws:lambda:us-east-1:123456789012:function:CheckAction" };
        await Server.Get<EventTargets>().PutAsync(Bus, "Mine", [target], Cancellation);

        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Save_RuleOfScheduleOnly_ShowsItsNextInstantsAndLosesThemWithTheSchedule()
    {
        var page = await Client.ReadAsync("/console/bus/new-rule?bus=default");
        var (address, _) = await Client.SendAsync(
            page, "/console/bus/rules", ("name", "Hourly"), ("pattern", ""), ("schedule", "cron(0 8 1 1 ? 2190-2199)"));
        Assert.Equal("/console/bus/rules/default/Hourly?said=saved", address);

        var saved = await Client.ReadAsync("/console/bus/rules/default/Hourly");
        Assert.Equal(
            ["Fri 2190-01-01 08:00:00", "Sat 2191-01-01 08:00:00", "Sun 2192-01-01 08:00:00"],
            saved.QuerySelectorAll("#next-instants time").Select(time => time.TextContent));
        var list = await Client.ReadAsync("/console/bus/rules?bus=default");
        Assert.Contains("cron(0 8 1 1 ? 2190-2199)", list.Body!.TextContent, StringComparison.Ordinal); // A page has one.

        await Client.SendAsync(saved, "/console/bus/rules", ("pattern", """{"source":["bar"]}"""), ("schedule", ""));
        Assert.Null((await Server.Get<EventRules>().DescribeAsync("default", "Hourly", Cancellation)).Schedule);
    }

    [Theory]
    [InlineData("rate(5 minute)", "That is neither a rate nor a cron expression of EventBridge.")]
    [InlineData("", "must be specified")]
    public async Task Save_NoScheduleAndNoPattern_IsRefused(string schedule, string words)
    {
        var page = await Client.ReadAsync("/console/bus/new-rule?bus=default");

        var (_, again) = await Client.SendAsync(
            page, "/console/bus/rules", ("name", "r"), ("pattern", ""), ("schedule", schedule));

        Assert.Contains(words, again.Body!.TextContent, StringComparison.Ordinal); // A page has one.
        Assert.Empty(again.QuerySelectorAll("#next-instants time"));
    }

    [Fact]
    public async Task Page_OfAScheduleThatIsOver_SaysSo()
    {
        await Server.Get<EventRules>().PutAsync(
            new PutRuleRequest { Name = "Once", ScheduleExpression = "cron(0 8 1 1 ? 1999)" }, Cancellation);

        var page = await Client.ReadAsync("/console/bus/rules/default/Once");

        Assert.Equal("This schedule has no instant any more.", page.QuerySelector("#next-instants")?.TextContent.Trim());
    }

    [Fact]
    public async Task Page_OfARuleOnAnotherBus_HasNoSchedule()
    {
        await PutRuleAsync("""{"source":["bar"]}""");

        Assert.Null((await Client.ReadAsync(Rule)).QuerySelector("#field-schedule"));
    }

    [Fact]
    public async Task Target_OfARuleWithSchedule_IsShown()
    {
        await Server.Get<EventRules>().PutAsync(
            new PutRuleRequest { Name = "Hourly", ScheduleExpression = "rate(1 hour)" }, Cancellation);

        Assert.NotNull((await Client.ReadAsync("/console/bus/rules/default/Hourly/target")).QuerySelector("form"));
    }

    private Task<RuleDocument> PutRuleAsync(string pattern, string state = RuleDocument.Enabled) =>
        Server.Get<EventRules>().PutAsync(
            new PutRuleRequest
            {
                BusName = Bus,
                Name = "Mine",
                EventPattern = pattern,
                State = state,
                RoleArn = "arn:aws:iam::123456789012:role/r",
            },
            Cancellation);
}
