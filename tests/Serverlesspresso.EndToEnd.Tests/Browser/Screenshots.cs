using Microsoft.Playwright;
using Serverlesspresso.EndToEnd.Tests.Structure;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>Pictures of pages for people to look at, in <c>artifacts/screenshots</c>.</summary>
internal static class Screenshots
{
    /// <summary>Where they are kept; git ignores it.</summary>
    public static string Folder { get; } = Path.Combine(House.Root, "artifacts", "screenshots");

    /// <summary>Takes a picture of the whole page, below the fold too.</summary>
    /// <returns>The file.</returns>
    public static async Task<string> SaveAsync(IPage page, string name)
    {
        var path = Path.Combine(Folder, $"{name}.png");
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = path,
            FullPage = true,
            Animations = ScreenshotAnimations.Disabled,
        });
        return path;
    }
}
