using Xunit.Sdk;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class LiveBarTests(BrowserProcess browser)
{
    [Fact]
    public async Task LiveBar_BrowserHasComplained_FailsTheTestAtItsEnd()
    {
        var bar = new LiveBar(browser);
        await bar.OpenAsync();
        var visitor = await bar.SeatAsync(Screen.Phone);
        await visitor.GoToAsync("/?paused");
        await visitor.Page.EvaluateAsync("console.error('spilled')");

        var failure = await Assert.ThrowsAnyAsync<XunitException>(async () => await bar.DisposeAsync());

        Assert.StartsWith("spilled", failure.Message, StringComparison.Ordinal);
    }
}
