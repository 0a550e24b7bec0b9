namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class StartPageTests(BrowserProcess browser) : IAsyncLifetime
{
    private readonly LiveBar _bar = new(browser);

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task StartPage_NoOrderYet_IsFitForEveryScreen()
    {
        var visitor = await _bar.SeatAsync(Screen.Phone);

        await visitor.GoToAsync("/?paused");

        await PageReview.ReviewAsync(visitor, "start-empty", Screen.All);
    }

    [Fact]
    public async Task StartPage_ServerIsKilledAndStartedAgain_IsThereAtTheSameAddress()
    {
        var visitor = await _bar.SeatAsync(Screen.Phone);
        await visitor.GoToAsync("/?paused");

        await _bar.KillServerAsync();
        await Assert.ThrowsAsync<Microsoft.Playwright.PlaywrightException>(() => visitor.Page.ReloadAsync());
        await _bar.RestartServerAsync();
        await visitor.GoToAsync("/?paused");

        Assert.Equal("Serverlesspresso", await visitor.Page.TitleAsync());
    }
}
