using Microsoft.Playwright;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class WireTests(BrowserProcess browser) : IAsyncLifetime
{
    private const string IsBroken = "document.body.dataset.broken === 'yes'";
    private const string IsRunning = "count => Number(document.title) > count";

    private StreamingPage? _server;
    private BrowserSession _session = null!; // Opened before each test.

    private IPage Page => _session.Page;

    public async ValueTask InitializeAsync()
    {
        BrowserProcess.SkipWithoutBrowser();
        _server = await StreamingPage.StartAsync();
        _session = await BrowserSession.OpenAsync(browser, _server.Address, Screen.Phone, ColorScheme.Light);
        await _session.GoToAsync("/");
        await Page.WaitForFunctionAsync(IsRunning, 0);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _session.DisposeAsync();
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task DropNetwork_StreamIsOpen_BreaksItAndTellsThePage()
    {
        await _session.DropNetworkAsync();

        await Page.WaitForFunctionAsync(IsBroken);
        Assert.False(await Page.EvaluateAsync<bool>("navigator.onLine"));
    }

    [Fact]
    public async Task RestoreNetwork_AfterADrop_LetsThePageConnectAgain()
    {
        await _session.DropNetworkAsync();
        await Page.WaitForFunctionAsync(IsBroken);
        var count = await CountAsync();

        await _session.RestoreNetworkAsync();

        await Page.WaitForFunctionAsync(IsRunning, count);
        await _session.DisposeAsync();
        Assert.Empty(_session.Complaints.Found);
    }

    [Fact]
    public async Task HoldUpNetwork_StreamIsOpen_StopsItUntilRestoredWithoutBreakingIt()
    {
        _session.HoldUpNetwork();
        await Assert.ThrowsAsync<PlaywrightException>(() =>
            Page.EvaluateAsync("fetch('/?again', { signal: AbortSignal.timeout(200) })"));
        var held = await CountAsync();

        await _session.RestoreNetworkAsync();

        await Page.WaitForFunctionAsync(IsRunning, held);
        Assert.False(await Page.EvaluateAsync<bool>(IsBroken));
    }

    private async Task<int> CountAsync() => int.Parse(await Page.TitleAsync(), System.Globalization.CultureInfo.InvariantCulture);
}
