using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class VisitorReviewTests(BrowserProcess browser) : IAsyncLifetime
{
    private static readonly IReadOnlyList<Screen> Phones = [Screen.Phone, Screen.Tablet];

    private readonly StaffedBar _bar = new(browser);

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task VisitorPages_FromTheCodeToTheCup_AreFitForTheirScreens()
    {
        var phone = await _bar.SeatVisitorAsync();
        await PageReview.ReviewAddressAsync(phone, "/s/default", "visit-scan", Phones);
        await PageReview.ReviewAddressAsync(phone, $"/s/default?code={await _bar.FindCodeAsync()}", "visit-start", Phones);
        await phone.GoToAsync($"/s/default?code={await _bar.FindCodeAsync()}");
        await phone.Page.GetByLabel("Your first name").FillAsync("Kim");
        await StaffedBar.PressAsync(phone, "Start my order");
        await Expect(phone.Page.Locator(".menu")).ToBeVisibleAsync();
        await PageReview.ReviewAddressAsync(phone, "/s/default", "visit-menu", Phones);
        await PageReview.ReviewAddressAsync(phone, "/s/default/drink/2", "visit-drink", Phones);
        await phone.GoToAsync("/s/default/drink/2");
        await StaffedBar.PressAsync(phone, "Order Latte");
        await Expect(phone.Page.Locator(".ticket-number")).ToHaveTextAsync("1");
        await _bar.ChangeAsync(new { notice = "The grinder is being cleaned: five minutes." });
        await PageReview.ReviewAddressAsync(phone, "/s/default", "visit-queued", Phones);
        await PageReview.ReviewAddressAsync(phone, "/s/default?ask=cancel", "visit-cancel", Phones);
        await PageReview.ReviewAddressAsync(phone, "/", "start-order", Phones);

        var order = (string)Assert.Single(await _bar.ListOrdersAsync())["id"]!; // Every order has one.
        await _bar.ActAsync(order, "make");
        await PageReview.ReviewAddressAsync(phone, "/s/default", "visit-making", Phones);
        await _bar.ActAsync(order, "complete");
        await _bar.ActAsync(order, "remind");
        await PageReview.ReviewAddressAsync(phone, "/s/default", "visit-ready", Phones);
        await _bar.ActAsync(order, "collect");
        await PageReview.ReviewAddressAsync(phone, "/s/default", "visit-collected", Phones);
        await PageReview.ReviewAddressAsync(phone, "/me", "me", Phones);
        await PageReview.ReviewAddressAsync(phone, "/me?ask=forget", "me-forget", Phones);
        await PageReview.ReviewAddressAsync(phone, $"/orders/{order}/journey", "journey", Phones);
    }

    [Fact]
    public async Task VisitorPages_SomethingIsInTheWay_AreFitForTheirScreens()
    {
        var phone = await _bar.SeatVisitorAsync();
        await PageReview.ReviewAddressAsync(phone, "/s/default?said=too-many-requests", "visit-refused", Phones);
        await PageReview.ReviewAddressAsync(phone, "/s/default?code=OLD", "visit-expired", Phones);
        var code = await _bar.FindCodeAsync();
        await _bar.ChangeAsync(new { drinksPerCode = 1 });
        await _bar.OrderAsync("Kim", "Latte");
        await PageReview.ReviewAddressAsync(phone, $"/s/default?code={code}", "visit-given-away", Phones);
        await _bar.ChangeAsync(new { capacity = 0 });
        await PageReview.ReviewAddressAsync(phone, "/s/default", "visit-full", Phones);
        await _bar.ChangeAsync(new { isOpen = false });
        await PageReview.ReviewAddressAsync(phone, "/s/default", "visit-closed", Phones);
        await PageReview.ReviewAddressAsync(_bar.Organiser, "/s/default", "visit-closed-staff", Phones);
        phone.Complaints.Allow("status of 404");
        await phone.GoToAsync("/s/nowhere");
        await Screenshots.SaveAsync(phone.Page, "not-found-phone-light");

        Assert.Empty(await AccessibilityCheck.FindFaultsAsync(phone.Page));
    }

    [Fact]
    public async Task VisitorPages_InGerman_AreFitForAPhone()
    {
        var phone = await _bar.SeatVisitorAsync();
        await phone.GoToAsync($"/s/default?code={await _bar.FindCodeAsync()}");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Deutsch" }).ClickAsync();
        await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync("Your coffee starts here");
        await PageReview.ReviewAsync(phone, "visit-start-german", Screen.Phone);
        await phone.Page.Locator("form.visit-form button").ClickAsync();
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Latte" }).ClickAsync();
        await PageReview.ReviewAsync(phone, "visit-drink-german", Screen.Phone);
        await phone.Page.Locator("form.visit-form .order-bar button").ClickAsync();
        await Expect(phone.Page.Locator(".ticket-number")).ToHaveTextAsync("1");
        await PageReview.ReviewAsync(phone, "visit-queued-german", Screen.Phone);
    }

    [Fact]
    public async Task VisitorPages_TimeHasRunOut_AreFitForAPhone()
    {
        await _bar.ChangeAsync(new { chooseSeconds = 10, makeSeconds = 10 });
        var phone = await _bar.SeatVisitorAsync();
        await phone.GoToAsync($"/s/default?code={await _bar.FindCodeAsync()}");
        await StaffedBar.PressAsync(phone, "Start my order");
        await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your time to choose ran out");
        await PageReview.ReviewAsync(phone, "visit-not-chosen", Phones);

        await phone.GoToAsync($"/s/default?code={await _bar.FindCodeAsync()}");
        await StaffedBar.PressAsync(phone, "Start my order");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Espresso" }).ClickAsync();
        await StaffedBar.PressAsync(phone, "Order Espresso");
        await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sorry, that took us too long");
        await PageReview.ReviewAsync(phone, "visit-not-made", Phones);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Deutsch" }).ClickAsync();
        await Expect(phone.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await PageReview.ReviewAsync(phone, "visit-not-made-german", Screen.Phone);
        await PageReview.ReviewAddressAsync(phone, "/me", "me-german", Screen.Phone);
    }
}
