using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class StoryTests(BrowserProcess browser) : IAsyncLifetime
{
    private readonly StaffedBar _bar = new(browser);

    private IPage Page => _bar.Organiser.Page;

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Story_OrderIsMadeWhileSomebodyLooks_GrowsToItsEnd()
    {
        var visitor = await _bar.OrderAsync("Kim", "Latte", "Oat milk");
        await _bar.Organiser.GoToAsync("/console/orders");
        await PageReview.ReviewAsync(_bar.Organiser, "console-orders", Screen.OfOperators);
        await Page.GetByRole(AriaRole.Link, new() { Name = visitor.OrderId }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Chooses Latte" })).ToBeVisibleAsync();
        await Expect(Page.GetByText("by Kim, the customer").First).ToBeVisibleAsync();

        await _bar.ActAsync(visitor.OrderId, "make");
        await _bar.ActAsync(visitor.OrderId, "complete");
        await _bar.ActAsync(visitor.OrderId, "collect");

        await Expect(Page.GetByText("by Olga, of the staff").First).ToBeVisibleAsync();
        await Expect(Page.Locator(".story-line").GetByText("OrderProcessor has done its work")).ToBeVisibleAsync();
        await Expect(Page.Locator(".story-line").GetByText("OrderManager.OrderCollected")).ToBeVisibleAsync();
        await Expect(Page.Locator(".story-run")).ToHaveCountAsync(5);
        await PageReview.ReviewAsync(_bar.Organiser, "console-story", Screen.OfOperators);
    }

    [Fact]
    public async Task Receipt_OrderIsCollected_LeadsToThePublicFormOfItsStory()
    {
        var barista = await _bar.SeatBaristaAsync("Ann");
        var phone = await _bar.SeatVisitorAsync();
        await phone.GoToAsync($"/s/default?code={await _bar.FindCodeAsync()}");
        await phone.Page.GetByLabel("Your first name").FillAsync("Kim");
        await StaffedBar.PressAsync(phone, "Start my order");
        await Expect(phone.Page.Locator(".menu")).ToBeVisibleAsync();
        await phone.GoToAsync("/s/default/drink/2");
        await StaffedBar.PressAsync(phone, "Order Latte");
        await Expect(phone.Page.Locator(".ticket-number")).ToHaveTextAsync("1");
        await StaffedBar.PressAsync(barista, "Make");
        await StaffedBar.PressAsync(barista, "Ready");
        var order = (string)Assert.Single(await _bar.ListOrdersAsync())["id"]!; // Every order has one.
        await _bar.Organiser.GoToAsync($"/console/orders/{order}");
        await Expect(Page.GetByText("by Ann, of the staff").First).ToBeVisibleAsync();
        await _bar.ActAsync(order, "collect");

        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "See its journey" }).ClickAsync();

        await Expect(phone.Page.Locator(".journey-stop")).ToHaveCountAsync(6);
        await Expect(phone.Page.Locator("svg.graph-of-execution")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(phone, "story-public", Screen.OfOperators);
    }

    [Fact]
    public async Task Story_OfAnOrder_IsLinkedFromItsEventItsExecutionAndItsRow()
    {
        var visitor = await _bar.OrderAsync("Kim", "Latte", "Oat milk");
        var story = $"/console/orders/{visitor.OrderId}";
        await _bar.Organiser.GoToAsync(story);
        await Expect(Page.Locator(".story-line").GetByText("OrderManager.WaitingCompletion")).ToBeVisibleAsync();
        var addresses = await Page.Locator(".story-entry h3 a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        var row = await Page.GetByRole(AriaRole.Link, new() { Name = "Its row" }).GetAttributeAsync("href");

        // The page of a function is about all orders, and so names none.
        var ofTheOrder = addresses.Select(address => new Uri(address).PathAndQuery)
            .Where(address => !address.StartsWith("/console/functions/", StringComparison.Ordinal))
            .Distinct()
            .ToList();
        Assert.Contains(ofTheOrder, address => address.StartsWith("/console/bus/events/", StringComparison.Ordinal));
        Assert.Contains(ofTheOrder, address => address.StartsWith("/console/executions/", StringComparison.Ordinal));
        foreach (var address in ofTheOrder.Append(row!))
        {
            await _bar.Organiser.GoToAsync(address);
            await Expect(Page.Locator($"a[href='{story}']")).ToBeVisibleAsync();
        }
    }
}
