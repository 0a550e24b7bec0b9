using Microsoft.Playwright;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>What the other browser tests rely on: whatever is wrong with a page is found.</summary>
public sealed class BrowserSessionTests(BrowserProcess browser) : IAsyncLifetime
{
    private static readonly Uri Address = new("http://pages.test/");

    private BrowserSession _session = null!; // Opened before each test.

    public async ValueTask InitializeAsync() =>
        _session = await BrowserSession.OpenAsync(browser, Address, Screen.Phone, ColorScheme.Light);

    // There is no session if the test was skipped.
    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task AccessibilityCheck_PageHasFaults_NamesRuleAndElement()
    {
        await ShowAsync(
            """
            <main>
              <h1>Menu</h1>
              <p id="pale" style="color: #bbb">Closed</p>
              <img id="bare" src="data:," />
              <button class="tiny" style="all: unset; width: 9px; height: 9px; display: block">x</button>
              <button class="tiny" style="all: unset; width: 9px; height: 9px; display: block">y</button>
            </main>
            """);

        var faults = await AccessibilityCheck.FindFaultsAsync(_session.Page);

        Assert.Collection(
            faults.Order(),
            fault => Assert.Matches(@"(?s)\(target-size, .*nth-child\(4\): <button", fault),
            fault => Assert.Matches(@"(?s)\(color-contrast, .*#pale", fault),
            fault => Assert.Matches(@"(?s)\(image-alt, .*#bare", fault));
    }

    [Fact]
    public async Task AccessibilityCheck_PageIsGoodAndLetsNoForeignScriptIn_FindsNothing()
    {
        await ShowAsync("<main><h1>Menu</h1><p>Open</p></main>", policy: "default-src 'self'");

        var faults = await AccessibilityCheck.FindFaultsAsync(_session.Page);
        await _session.DisposeAsync();

        Assert.Empty(faults);
        Assert.Empty(_session.Complaints.Found);
    }

    [Theory]
    [InlineData("<script>alert('inline')</script>", "Content Security Policy")]
    [InlineData("<p style='color: red'>Closed</p>", "Content Security Policy")]
    [InlineData("<img alt='' src='https://elsewhere.test/x.png' />", "Content Security Policy")]
    [InlineData("<script src='/throws.js'></script>", "thrown by a script")]
    [InlineData("<script src='/logs.js'></script>", "logged by a script")]
    [InlineData("<img alt='' src='/missing.png' />", "status of 404")]
    public async Task Complaints_PageIsFaulty_SayWhy(string body, string complaint)
    {
        await ShowAsync(body, policy: "default-src 'self'");
        await _session.DisposeAsync();

        Assert.Contains(complaint, Assert.Single(_session.Complaints.Found), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complaints_Allowed_AreNotFound()
    {
        _session.Complaints.Allow("logged by a script");

        await ShowAsync("<script src='/logs.js'></script>", policy: "default-src 'self'");
        await _session.DisposeAsync();

        Assert.Empty(_session.Complaints.Found);
    }

    private static RouteFulfillOptions Answer(string contentType, string body, string policy) => new()
    {
        ContentType = contentType,
        Body = body,
        Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = policy },
    };

    /// <summary>Shows a page that no server has, so that it may be as bad as a test needs it.</summary>
    private async Task ShowAsync(string body, string policy = "")
    {
        await _session.Page.RouteAsync("**/*", route => route.FulfillAsync(new Uri(route.Request.Url).AbsolutePath switch
        {
            "/" => Answer("text/html", $"<!DOCTYPE html><html lang='en'><title>Menu</title><body>{body}</body></html>", policy),
            "/throws.js" => Answer("text/javascript", "throw new Error('thrown by a script');", policy),
            "/logs.js" => Answer("text/javascript", "console.error('logged by a script');", policy),
            _ => new RouteFulfillOptions { Status = 404 },
        }));
        await _session.GoToAsync("/");
    }
}
