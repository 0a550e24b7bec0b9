namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class ReferencePageTests(BrowserProcess browser) : IAsyncLifetime
{
    private readonly LiveBar _bar = new(browser);

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task ReferencePage_OperationIsOpen_IsFitForEveryScreen()
    {
        var reader = await _bar.SeatAsync(Screen.Desktop);

        await reader.GoToAsync("/api/reference#ReplaceMenu");

        await PageReview.ReviewAsync(reader, "api-reference", Screen.OfOperators);
    }

    [Fact]
    public async Task ReferencePage_OperationIsTried_ShowsTheAnswer()
    {
        var reader = await _bar.SeatAsync(Screen.Desktop);
        reader.Complaints.Allow("status of 410");
        await reader.GoToAsync("/api/reference#CheckIn");
        var operation = reader.Page.Locator("#CheckIn");

        await operation.Locator("textarea").FillAsync("""{"code":"nonsense00"}""");
        await operation.Locator("button").ClickAsync();

        await operation.Locator("output", new() { HasText = "\"reason\": \"expired-code\"" }).WaitForAsync();
    }
}
