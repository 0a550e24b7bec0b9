using Microsoft.Playwright;
using Serverlesspresso.EndToEnd.Tests.Browser;

[assembly: AssemblyFixture(typeof(BrowserProcess))]

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>
/// The one Chromium that all tests share, started when the first asks for it. Nothing passes from one test to another:
/// each has contexts of its own, which have their own cookies, storage, cache and network.
/// </summary>
public sealed class BrowserProcess : IAsyncDisposable
{
    private const int StartMillisecondsMax = 60_000;

    /// <summary>How long a page may take to show what a test expects, on a machine that does much else.</summary>
    private const float ExpectMillisecondsMax = 60_000;

    /// <summary>The shell first: it is Chromium without the windows around pages, which cost half of the time.</summary>
    private static readonly string[] ProgramNames =
        ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    /// <summary>No sandbox, because tests may run as root in a container; nothing that calls home.</summary>
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(StartAsync);

    private static string? Program { get; } = ProgramNames
        .SelectMany(
            _ => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
            (name, folder) => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>Skips the test where there is no browser.</summary>
    public static void SkipWithoutBrowser() => Assert.SkipUnless(Program is not null, "Chromium is not on the PATH.");

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated)
        {
            return;
        }

        var (driver, browser) = await _started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    /// <summary>Makes a context that shares nothing with any other.</summary>
    internal async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options)
    {
        var (_, browser) = await _started.Value;
        return await browser.NewContextAsync(options);
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(ExpectMillisecondsMax);
        var browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = Flags,
            Timeout = StartMillisecondsMax,
        });
        return (driver, browser);
    }
}
