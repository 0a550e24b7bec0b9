using static Microsoft.Playwright.Assertions;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class ConsoleHealthTests(BrowserProcess browser) : IAsyncLifetime
{
    private readonly StaffedBar _bar = new(browser);

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Health_AnOrderComes_CountsItWithoutReload()
    {
        await _bar.Organiser.GoToAsync("/console/health");
        await Expect(_bar.Organiser.Page.GetByText("All is well.")).ToBeVisibleAsync();
        var executions = _bar.Organiser.Page.Locator("dl div", new() { HasText = "Executions that run or wait" }).Locator("dd");
        await Expect(executions).ToHaveTextAsync("0");

        await _bar.OrderAsync("Kim", "Latte", "Oat milk");

        await Expect(executions).ToHaveTextAsync("1", new() { Timeout = 15_000 });
        await PageReview.ReviewAsync(_bar.Organiser, "console-health", Screen.OfOperators);
    }
}
