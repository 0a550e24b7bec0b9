using Microsoft.Playwright;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>
/// Looks at a page on several screens, in light and in dark: it must be accessible, not scroll sideways and log no error.
/// A picture of each is kept.
/// </summary>
internal static class PageReview
{
    private const string ScrollsSideways =
        "document.documentElement.scrollWidth > document.documentElement.clientWidth";

    /// <summary>Looks at the page that a session shows, as its person sees it.</summary>
    /// <param name="session">The person; their own page is left alone.</param>
    /// <param name="name">What the page shows, in a word or two for file names: <c>start-empty</c>.</param>
    /// <param name="screens">On what to look.</param>
    public static Task ReviewAsync(BrowserSession session, string name, params IReadOnlyList<Screen> screens) =>
        ReviewAddressAsync(session, session.Page.Url, name, screens);

    /// <summary>Looks at a page as the person of a session sees it, who need not be there.</summary>
    /// <param name="session">The person; their own page is left alone.</param>
    /// <param name="address">The page's path and query.</param>
    /// <param name="name">What the page shows, in a word or two for file names.</param>
    /// <param name="screens">On what to look.</param>
    public static async Task ReviewAddressAsync(
        BrowserSession session, string address, string name, params IReadOnlyList<Screen> screens)
    {
        var faults = new List<string>();
        foreach (var screen in screens)
        {
            var look = await session.OpenOnAsync(screen, ColorScheme.Light);
            await using (look)
            {
                await look.GoToAsync(address);
                faults.AddRange(await FindFaultsAsync(look, $"{name}-{screen.Name}"));
            }

            faults.AddRange(look.Complaints.Found.Select(complaint => $"{name}-{screen.Name}: {complaint}"));
        }

        var lines = string.Join('\n', faults);
        Assert.True(lines.Length == 0, lines);
    }

    private static async Task<IReadOnlyList<string>> FindFaultsAsync(BrowserSession look, string name)
    {
        var faults = new List<string>();
        foreach (var (colors, suffix) in ((ColorScheme, string)[])[(ColorScheme.Light, "light"), (ColorScheme.Dark, "dark")])
        {
            await look.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colors });
            await Screenshots.SaveAsync(look.Page, $"{name}-{suffix}");
            var inaccessible = await AccessibilityCheck.FindFaultsAsync(look.Page);
            faults.AddRange(inaccessible.Select(fault => $"{name}-{suffix}: {fault}"));
        }

        if (await look.Page.EvaluateAsync<bool>(ScrollsSideways))
        {
            faults.Add($"{name}: The page scrolls sideways.");
        }

        return faults;
    }
}
