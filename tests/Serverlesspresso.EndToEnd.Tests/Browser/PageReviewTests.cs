using Microsoft.Playwright;
using Xunit.Sdk;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class PageReviewTests(BrowserProcess browser)
{
    private const string Page =
        """
        data:text/html,<!DOCTYPE html><html lang="en"><title>Menu</title>
        <style>
          :root { color-scheme: light dark }
          p { width: 9999px; color: black; background: light-dark(white, dimgray) }
        </style>
        <main><p>Closed</p></main>
        <script>console.error('spilled')</script>
        """;

    [Fact]
    public async Task PageReview_PageHasFaults_NamesThemByScreenAndColors()
    {
        await using var session = await BrowserSession.OpenAsync(
            browser, new Uri("http://pages.test/"), Screen.Phone, ColorScheme.Light);
        await session.GoToAsync(Page.ReplaceLineEndings(""));

        var failure = await Assert.ThrowsAnyAsync<XunitException>(
            () => PageReview.ReviewAsync(session, "faulty", Screen.Tablet, Screen.Desktop));

        var faults = failure.Message.Split('\n').Where(line => line.StartsWith("faulty", StringComparison.Ordinal));
        Assert.Collection(
            faults,
            fault => Assert.Matches(@"^faulty-tablet-dark: .*\(color-contrast, serious; https:", fault),
            fault => Assert.Equal("faulty-tablet: The page scrolls sideways.", fault),
            fault => Assert.StartsWith("faulty-tablet: spilled", fault, StringComparison.Ordinal),
            fault => Assert.Matches(@"^faulty-desktop-dark: .*\(color-contrast, serious; https:", fault),
            fault => Assert.Equal("faulty-desktop: The page scrolls sideways.", fault),
            fault => Assert.StartsWith("faulty-desktop: spilled", fault, StringComparison.Ordinal));
    }
}
