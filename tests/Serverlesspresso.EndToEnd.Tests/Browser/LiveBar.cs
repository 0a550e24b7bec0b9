using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Serverlesspresso.EndToEnd.Tests.Servers;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>
/// A coffee bar at work: a real server, and the people before it in browsers. A test class starts it before each test and
/// disposes it after; the disposal fails the test if a browser complained of a page.
/// </summary>
/// <param name="browser">The browser.</param>
/// <param name="settings">More of the server's command line.</param>
internal sealed class LiveBar(BrowserProcess browser, params string[] settings) : IAsyncDisposable
{
    /// <summary>The password of whoever has an account.</summary>
    public const string Password = "three words together";

    private readonly ConcurrentQueue<BrowserSession> _sessions = [];

    /// <summary>The server. Kill it with <see cref="KillServerAsync"/>, so that browsers may complain of lost connections.</summary>
    public SteadyServer Server { get; } = new(settings);

    /// <summary>The path of the link that makes the first organiser, as the server printed it.</summary>
    public string SetupPath => new Uri(Server.Process.Output.Split('\n').Single(
        line => line.Contains("/setup?token=", StringComparison.Ordinal))).PathAndQuery;

    /// <summary>Starts the server. The test is skipped where there is no browser.</summary>
    public async ValueTask OpenAsync()
    {
        BrowserProcess.SkipWithoutBrowser();
        await Server.StartAsync();
    }

    /// <summary>Seats somebody before a screen, with a blank page and no cookies.</summary>
    public async Task<BrowserSession> SeatAsync(Screen screen, ColorScheme colors = ColorScheme.Light)
    {
        var session = await BrowserSession.OpenAsync(browser, Server.Address, screen, colors);
        _sessions.Enqueue(session);
        return session;
    }

    /// <summary>Makes the first organiser by the printed link, before a laptop, and waits for the office.</summary>
    public async Task<BrowserSession> SeatOrganiserAsync()
    {
        var organiser = await SeatAsync(Screen.Desktop);
        await organiser.GoToAsync(SetupPath);
        await MakeOrganiserAsync(organiser.Page);
        return organiser;
    }

    /// <summary>Fills in and sends the page of the printed link, and waits for the office.</summary>
    public static async Task MakeOrganiserAsync(IPage page)
    {
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Olga");
        await page.GetByLabel("Sign-in name").FillAsync("olga");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/office$"));
    }

    /// <summary>Kills the server without warning, as a power cut does.</summary>
    public async Task KillServerAsync()
    {
        foreach (var session in _sessions)
        {
            session.Complaints.AllowLostConnections();
        }

        await Server.KillAsync();
    }

    /// <summary>Starts the server again, with the same address and the same data.</summary>
    public Task RestartServerAsync() => Server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions)
        {
            await session.DisposeAsync();
        }

        await Server.DisposeAsync();
        var complaints = string.Join('\n', _sessions.SelectMany(session => session.Complaints.Found));
        Assert.True(complaints.Length == 0, complaints);
    }
}
