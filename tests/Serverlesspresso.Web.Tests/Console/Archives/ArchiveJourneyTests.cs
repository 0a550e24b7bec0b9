using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Console.Archives;

public sealed class ArchiveJourneyTests() : PageJourney("operator")
{
    private const string Archives = "/console/bus/archives";
    private const string Coffee = $"{Archives}/coffee";
    private const string ManagedRule = "/console/bus/rules/default/Events-Archive-coffee";

    [Theory]
    [InlineData("coffee", "0", "{}", "Archive coffee already exists.")]
    [InlineData("other", "0", "tea", "Event pattern is not valid.")]
    [InlineData("a b", "7", "", "The name must be 1 to 48 letters, digits, dots, hyphens and underscores.")]
    public async Task Create_IsRefused_SaysWhyAndKeepsTheFields(string name, string days, string pattern, string words)
    {
        await MakeArchiveAsync();
        var page = await Client.ReadAsync("/console/bus/new-archive");

        var (_, again) = await Client.SendAsync(
            page, Archives, ("name", name), ("bus", "default"), ("days", days), ("description", "Cups."), ("pattern", pattern));

        Assert.Contains(words, Said(again), StringComparison.Ordinal);
        Assert.Equal(
            [name, days, "Cups.", pattern, "default"],
            [Typed(again, "name"), Typed(again, "days"), Typed(again, "description"), Typed(again, "pattern"), Typed(again, "bus")]);
    }

    [Theory]
    [InlineData("again", "2030-01-01T09:00:00", "EventStartTime must be before EventEndTime.")]
    [InlineData("a b", "2030-01-01T07:00:00", "The name must be 1 to 64 letters, digits, dots, hyphens and underscores.")]
    [InlineData("taken", "2030-01-01T07:00:00", "Replay taken already exists.")]
    public async Task StartReplay_IsRefused_SaysWhyAndKeepsTheFields(string name, string from, string words)
    {
        await MakeArchiveAsync();
        await StartReplayAsync("taken");
        var rule = await MakeRuleAsync();
        var page = await Client.ReadAsync(Coffee);

        var (_, again) = await Client.SendAsync(
            page, Coffee, ("name", name), ("from", from), ("before", "2030-01-01T08:00:00"), ("rules", rule));

        Assert.Contains(words, Said(again), StringComparison.Ordinal);
        Assert.Equal(
            [name, from, "2030-01-01T08:00:00"], [Typed(again, "name"), Typed(again, "from"), Typed(again, "before")]);
        Assert.Equal([rule], again.QuerySelectorAll("input[name=rules][checked]").Select(box => box.GetAttribute("value")));
    }

    [Fact]
    public async Task StartReplay_TenAreAtWork_SaysToWaitForOne()
    {
        await MakeArchiveAsync();
        var page = await Client.ReadAsync(Coffee);
        await FillReplaysAsync();

        var (_, again) = await Client.SendAsync(
            page, Coffee, ("name", "again"), ("from", "2030-01-01T07:00:00"), ("before", "2030-01-01T08:00:00"));

        Assert.Contains("Ten replays are at work already: wait for one, or cancel it.", Said(again), StringComparison.Ordinal);
        Assert.Equal("again", Typed(again, "name"));
    }

    [Fact]
    public async Task CancelReplay_HasEnded_SaysSo()
    {
        await MakeArchiveAsync();
        await StartReplayAsync("again");
        await Server.SettleAsync();
        var page = Aim(await Client.ReadAsync(Coffee), $"{Coffee}/delete", "/console/bus/replays/again/cancel");

        var (address, list) = await Client.SendAsync(page, "/console/bus/replays/again/cancel");

        Assert.Equal($"{Archives}?said=ended", address);
        Assert.Contains("The replay had ended already.", list.Body!.TextContent, StringComparison.Ordinal); // A page has one.
    }

    [Theory]
    [InlineData($"{Coffee}/delete")]
    [InlineData(Coffee)]
    [InlineData("/console/bus/replays/gone/cancel")]
    public async Task Post_ToWhatIsGone_IsNotFound(string action)
    {
        await MakeArchiveAsync();
        var page = await Client.ReadAsync(Coffee);
        await Server.Get<ArchiveRegistry>().DeleteAsync("coffee", Cancellation);
        Aim(page, $"{Coffee}/delete", action);

        using var response = await PostAsync(page, action);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("delete")]
    [InlineData("remove-target")]
    public async Task ChangeRule_BelongsToAnArchive_SaysSoAndLeavesIt(string what)
    {
        await MakeArchiveAsync();
        await MakeRuleAsync();
        var page = Aim(
            await Client.ReadAsync("/console/bus/rules/default/mine"), "/console/bus/rules/default/mine/state", $"{ManagedRule}/{what}");
        var before = await Server.Get<EventRules>().DescribeAsync(null, "Events-Archive-coffee", Cancellation);

        var (address, rule) = await Client.SendAsync(page, $"{ManagedRule}/{what}", ("id", before.Targets[0].Id));

        Assert.Equal($"{ManagedRule}?said=managed", address);
        Assert.Contains("The rule belongs to an archive, and nobody else changes it.", Said(rule), StringComparison.Ordinal);
        var after = await Server.Get<EventRules>().DescribeAsync(null, "Events-Archive-coffee", Cancellation);
        Assert.Equal((before.State, before.Targets.Count), (after.State, after.Targets.Count));
    }

    [Fact]
    public async Task SaveRule_BelongsToAnArchive_SaysSoAndKeepsTheFields()
    {
        await MakeArchiveAsync();
        var page = await Client.ReadAsync(ManagedRule);

        var (_, again) = await Client.SendAsync(page, "/console/bus/rules", ("description", "Mine."));

        Assert.Contains("Events-Archive-coffee is a managed rule.", Said(again), StringComparison.Ordinal);
        Assert.Equal("Mine.", Typed(again, "description"));
    }

    private static string Said(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelectorAll(".message").Select(message => message.TextContent));

    private static string? Typed(IHtmlDocument page, string name) => page.QuerySelector($"#field-{name}") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement choice => choice.Value,
        _ => null,
    };

    /// <summary>Has a form of a page go somewhere else, as one of an older page would.</summary>
    private static IHtmlDocument Aim(IHtmlDocument page, string action, string other)
    {
        page.Forms.Single(form => form.GetAttribute("action") == action).SetAttribute("action", other);
        return page;
    }

    private async Task<HttpResponseMessage> PostAsync(IHtmlDocument page, string action)
    {
        var form = page.Forms.First(form => form.GetAttribute("action") == action);
        using var content = new FormUrlEncodedContent(form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Value))); // The selector asks for a name.
        return await Client.PostAsync(new Uri(action, UriKind.Relative), content, Cancellation);
    }

    private async Task MakeArchiveAsync()
    {
        var bus = await Server.Get<EventBuses>().DescribeAsync(null, Cancellation);
        await Server.Get<ArchiveRegistry>().CreateAsync(
            new ArchiveRequest { Name = "coffee", BusArn = Server.Get<EventBuses>().ArnOf(bus) }, Cancellation);
    }

    /// <summary>Has as many replays be active as may be.</summary>
    private Task<bool> FillReplaysAsync() => Server.Get<IStore>().RunTurnAsync(
        async transaction =>
        {
            await transaction.GetDefinitionAsync(DefinitionKind.ActiveReplays, "active");
            transaction.PutDefinition(new DefinitionRow
            {
                Kind = DefinitionKind.ActiveReplays,
                Name = "active",
                Document = JsonSerializer.Serialize(Enumerable.Range(0, 10).Select(number => $"replay-{number}")),
            });
            return true;
        },
        Cancellation);

    private async Task<string> MakeRuleAsync() => (await Server.Get<EventRules>().PutAsync(
        new PutRuleRequest { Name = "mine", EventPattern = """{"source":["bar"]}""" }, Cancellation)).Arn;

    private async Task StartReplayAsync(string name)
    {
        var archive = (await Server.Get<ArchiveRegistry>().DescribeAsync("coffee", Cancellation)).Document;
        await Server.Get<ReplayRegistry>().StartAsync(
            new ReplayRequest
            {
                Name = name,
                ArchiveArn = archive.Arn,
                BusArn = archive.BusArn,
                EventsFrom = archive.CreatedAt,
                EventsBefore = archive.CreatedAt.AddDays(1),
            },
            Cancellation);
    }
}
