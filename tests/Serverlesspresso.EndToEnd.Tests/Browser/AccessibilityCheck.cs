using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>Checks a page with axe against WCAG 2.2, levels A and AA, as far as a program can.</summary>
internal static class AccessibilityCheck
{
    private const string IsLoaded = "'axe' in window";

    private const string Run =
        """
        async options => (await axe.run(document, options)).violations.map(rule => [
          `${rule.help} (${rule.id}, ${rule.impact}; ${rule.helpUrl})`,
          ...rule.nodes.map(node => `  ${node.target.join(' ')}: ${node.html}\n  ${node.failureSummary}`),
        ].join('\n').replaceAll('\n', '\n  '))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly object Options = new
    {
        runOnly = new
        {
            type = "tag",
            values = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
        },

        // The rules of 2.2 are switched off unless they are named.
        rules = new Dictionary<string, object> { ["target-size"] = new { enabled = true } },
        resultTypes = (string[])["violations"],
    };

    /// <summary>Checks a page as it is shown now.</summary>
    /// <returns>What is wrong, in lines for people: each broken rule, the elements that break it, and how to mend them.</returns>
    public static async Task<IReadOnlyList<string>> FindFaultsAsync(IPage page)
    {
        // Scripts of the developer tools are free of the page's content security policy.
        if (!await page.EvaluateAsync<bool>(IsLoaded))
        {
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string[]>(Run, Options);
    }
}
