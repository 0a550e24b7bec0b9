using Microsoft.Playwright;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class LivePageTests(BrowserProcess browser) : IAsyncLifetime
{
    private const string Refresh =
        """
        async times => {
          const { refresh } = await import(document.querySelector('script[type=module]').src.replace('live.js', 'page.js'));
          for (let time = 0; time < times; time++) {
            await refresh();
          }
        }
        """;

    private readonly StaffedBar _bar = new(browser);

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Merge_VisitorIsTyping_KeepsTheTextAndTheFocus()
    {
        var visitor = await SeatAtTheStartAsync();
        await visitor.Page.FillAsync("[name=name]", "Ki");

        await visitor.Page.EvaluateAsync(Refresh, 1);
        await visitor.Page.Keyboard.TypeAsync("m");

        Assert.Equal("Kim", await visitor.Page.InputValueAsync("[name=name]"));
    }

    [Fact]
    public async Task Merge_FormComesAgain_CarriesAFreshKey()
    {
        var visitor = await SeatAtTheStartAsync();
        var before = await visitor.Page.InputValueAsync("[name=key]");

        await visitor.Page.EvaluateAsync(Refresh, 1);

        Assert.NotEqual(before, await visitor.Page.InputValueAsync("[name=key]"));
    }

    [Fact]
    public async Task Merge_FormWasRefused_SaysSoUntilTheNextAndForgetsItInTheAddress()
    {
        var visitor = await SeatAtTheStartAsync();
        var start = visitor.Page.Url;
        await visitor.Page.EvaluateAsync("document.querySelector('[name=name]').value = 'x'.repeat(61)");

        await visitor.Page.ClickAsync("form.visit-form button");
        await visitor.Page.WaitForSelectorAsync("#said");
        await visitor.Page.EvaluateAsync(Refresh, 2);

        Assert.Equal("Something about this is not right.", await visitor.Page.TextContentAsync("#said .message-title"));
        Assert.Equal(start, visitor.Page.Url);
    }

    [Fact]
    public async Task Merge_AnotherPageTookItsPlace_IsShownWithoutLoadingAnew()
    {
        var visitor = await SeatAtTheStartAsync();
        await StaffedBar.PressAsync(visitor, "Start my order");
        await visitor.Page.ClickAsync(".menu a >> nth=0");
        await visitor.Page.WaitForSelectorAsync(".order-bar");
        await visitor.Page.EvaluateAsync("window.isTheSame = true");

        var order = Assert.Single(await _bar.ListOrdersAsync());
        await _bar.ActAsync((string)order["id"]!, "cancel"); // Every order has one.
        await visitor.Page.WaitForSelectorAsync("#visit-Cancelled");

        Assert.EndsWith("/s/default", visitor.Page.Url, StringComparison.Ordinal);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.isTheSame === true"));
    }

    [Fact]
    public async Task Merge_ManyTimes_LeavesNothingBehind()
    {
        var visitor = await _bar.SeatVisitorAsync();
        await visitor.GoToAsync("/s/default");
        await visitor.Page.EvaluateAsync(Refresh, 10);
        var before = await CountAsync(visitor.Page);

        await visitor.Page.EvaluateAsync(Refresh, 100);

        Assert.Equal(before, await CountAsync(visitor.Page));
    }

    [Fact]
    public async Task Network_IsLostAndComesBack_SaysSoMeanwhile()
    {
        var visitor = await _bar.SeatVisitorAsync();
        await visitor.GoToAsync("/s/default");
        var banner = visitor.Page.Locator("#offline");

        await visitor.DropNetworkAsync();
        await Assertions.Expect(banner).ToBeVisibleAsync();
        await visitor.RestoreNetworkAsync();

        await Assertions.Expect(banner).ToBeHiddenAsync();
    }

    private async Task<BrowserSession> SeatAtTheStartAsync()
    {
        var visitor = await _bar.SeatVisitorAsync();
        await visitor.GoToAsync($"/s/default?code={await _bar.FindCodeAsync()}");
        return visitor;
    }

    // Nodes and listeners that live, also those that no document holds any more.
    private static async Task<(double Nodes, double Listeners)> CountAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("Performance.enable");
        await tools.SendAsync("HeapProfiler.collectGarbage");
        var answer = await tools.SendAsync("Performance.getMetrics");
        await tools.DetachAsync();
        var metrics = answer!.Value.GetProperty("metrics").EnumerateArray() // The command always answers.
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        return (metrics["Nodes"], metrics["JSEventListeners"]);
    }
}
