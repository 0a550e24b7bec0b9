using Microsoft.Playwright;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>One person before one screen: a context of their own with a page in it, and a network of their own.</summary>
internal sealed class BrowserSession : IAsyncDisposable
{
    private readonly BrowserProcess _browser;
    private readonly Uri _address;
    private readonly Wire _wire;

    private BrowserSession(BrowserProcess browser, Uri address, Wire wire, IPage page)
    {
        _browser = browser;
        _address = address;
        _wire = wire;
        Page = page;
        Complaints = new Complaints(page.Context);
    }

    public IPage Page { get; }

    /// <summary>What the browser has found wrong with the pages it has shown.</summary>
    public Complaints Complaints { get; }

    /// <summary>Opens a blank page.</summary>
    /// <param name="browser">The browser that runs.</param>
    /// <param name="address">Where the server is: pages are named by their path.</param>
    /// <param name="screen">What the page is looked at on.</param>
    /// <param name="colors">Light or dark.</param>
    public static Task<BrowserSession> OpenAsync(
        BrowserProcess browser, Uri address, Screen screen, ColorScheme colors) =>
        OpenAsync(browser, address, screen, new BrowserNewContextOptions { ColorScheme = colors });

    /// <summary>Shows a page, and waits until all of it is loaded.</summary>
    /// <param name="path">Its path and query, such as <c>/?paused</c>.</param>
    public async Task GoToAsync(string path) => await Page.GotoAsync(path);

    /// <summary>Opens a blank page of the same person, signed in as they are here, on another screen.</summary>
    public async Task<BrowserSession> OpenOnAsync(Screen screen, ColorScheme colors)
    {
        var options = new BrowserNewContextOptions
        {
            ColorScheme = colors,
            StorageState = await Page.Context.StorageStateAsync(),
        };
        return await OpenAsync(_browser, _address, screen, options);
    }

    /// <summary>Cuts the network: open streams break, requests fail at once, and the page is told that it is offline.</summary>
    public async Task DropNetworkAsync()
    {
        Complaints.AllowLostConnections();
        _wire.Cut();
        await Page.Context.SetOfflineAsync(offline: true);
    }

    /// <summary>Lets nothing through in either direction, without the page being told.</summary>
    public void HoldUpNetwork()
    {
        Complaints.AllowLostConnections();
        _wire.HoldUp();
    }

    /// <summary>Gives the network back.</summary>
    public async Task RestoreNetworkAsync()
    {
        _wire.Restore();
        await Page.Context.SetOfflineAsync(offline: false);
    }

    /// <summary>Closes the page. Complaints are complete only after that: the browser reports some late.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        await _wire.DisposeAsync();
    }

    private static async Task<BrowserSession> OpenAsync(
        BrowserProcess browser, Uri address, Screen screen, BrowserNewContextOptions options)
    {
        BrowserProcess.SkipWithoutBrowser();
        var wire = new Wire(address);
        options.BaseURL = address.AbsoluteUri;
        options.Proxy = new Proxy { Server = wire.Address };
        options.ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height };
        options.HasTouch = screen.IsTouched;
        options.IsMobile = screen.IsTouched;
        options.Locale = "en-GB";
        options.TimezoneId = "UTC";
        options.ReducedMotion = ReducedMotion.Reduce;
        options.Permissions = ["clipboard-write"]; // A browser with windows grants it to whoever clicks.
        var context = await browser.NewContextAsync(options);
        return new BrowserSession(browser, address, wire, await context.NewPageAsync());
    }
}
