using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class ConsoleTablesTests(BrowserProcess browser) : IAsyncLifetime
{
    private const string Items = "/console/tables/serverlesspresso-order-table/items";
    private const string Menu = "/console/tables/serverlesspresso-config-table/item?key=%7B%22PK%22%3A%7B%22S%22%3A%22menu%22%7D%7D";

    private readonly StaffedBar _bar = new(browser);

    private IPage Page => _bar.Organiser.Page;

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Order_IsFoundInItsTable_WithItsTokenAndWithoutReload()
    {
        await _bar.Organiser.GoToAsync("/console/tables");
        await Page.GetByRole(AriaRole.Link, new() { Name = "serverlesspresso-order-table", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Radio, new() { Name = "Query" }).CheckAsync();
        await Page.GetByLabel("PK (partition key)").FillAsync("orders");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();
        await Expect(Page.GetByText("No items")).ToBeVisibleAsync();

        var order = (await _bar.OrderAsync("Kim", "Latte", "Oat milk")).OrderId;

        var row = Page.Locator(".item-grid tbody tr");
        await Expect(row).ToContainTextAsync(order);
        await Expect(row).ToContainTextAsync("CREATED");
        await row.GetByRole(AriaRole.Link, new() { Name = order }).ClickAsync();
        var token = Page.Locator("[data-key=attribute-TaskToken]");
        await Expect(token.Locator(".value")).ToContainTextAsync("…");
        await token.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(token.GetByRole(AriaRole.Button)).ToContainTextAsync("Copied");

        await _bar.ActAsync(order, "make");
        await _bar.ActAsync(order, "complete");
        await Expect(Page.Locator("[data-key=attribute-ORDERSTATE]")).ToContainTextAsync("COMPLETED");
    }

    [Fact]
    public async Task Item_IsEditedByTwo_TellsTheSlower()
    {
        await _bar.Organiser.GoToAsync("/console/tables/serverlesspresso-config-table/new");
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Value" }).FillAsync("note");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add attribute" }).ClickAsync();
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Attribute" }).Last.FillAsync("text");
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Value" }).Last.FillAsync("first");
        await StaffedBar.PressAsync(_bar.Organiser, "Create item");
        await Expect(Page.GetByText("The item has been created.")).ToBeVisibleAsync();

        var other = await _bar.Organiser.OpenOnAsync(Screen.Desktop, ColorScheme.Light);
        await using var closing = other;
        await other.GoToAsync(new Uri(Page.Url).PathAndQuery);
        foreach (var session in (BrowserSession[])[_bar.Organiser, other])
        {
            await session.Page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        }

        await SaveAsync(other, "theirs");
        await Expect(other.Page.GetByText("Saved.")).ToBeVisibleAsync();
        _bar.Organiser.Complaints.Allow("status of 422");
        await SaveAsync(_bar.Organiser, "mine");
        await Expect(Page.GetByText("Somebody else has changed this item meanwhile.")).ToBeVisibleAsync();
        await Screenshots.SaveAsync(Page, "console-item-conflict");
        await StaffedBar.PressAsync(_bar.Organiser, "Save");
        await Expect(Page.GetByText("Saved.")).ToBeVisibleAsync();
        await Expect(other.Page.Locator("[data-key=attribute-text]")).ToContainTextAsync("mine");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();
        await StaffedBar.PressAsync(_bar.Organiser, "Delete it");
        await Expect(Page.GetByText("The item has been deleted.")).ToBeVisibleAsync();
        await Expect(other.Page.GetByText("There is no such item")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Pages_OnEveryScreen_ReadWell()
    {
        await _bar.FillAsync();
        await ReviewAsync("/console/tables", "console-tables");
        await ReviewAsync("/console/tables/serverlesspresso-order-table", "console-table");
        await ReviewAsync(Items, "console-items");
        await ReviewAsync(
            $"{Items}?mode=query&index=LSI-timestamp&pk=orders&sk=1&sort=Greater&order=desc"
            + "&attribute=customerName&type=S&operator=BeginsWith&value=K&end="
            + "&attribute=orderNumber&type=S&operator=Exists&value=&end=",
            "console-items-query");
        await ReviewAsync($"{Items}?mode=query&index=nowhere&pk=x", "console-items-refused");
        await ReviewAsync(Menu, "console-item");
        await ReviewAsync($"{Menu}&as=json", "console-item-json");
        await ReviewAsync(Menu.Replace("item?", "item/edit?", StringComparison.Ordinal), "console-item-edit");
        await ReviewAsync($"{Menu.Replace("item?", "item/edit?", StringComparison.Ordinal)}&as=plain", "console-item-edit-json");
        await ReviewAsync("/console/tables/serverlesspresso-order-table/new", "console-item-new");
    }

    private static async Task SaveAsync(BrowserSession session, string text)
    {
        await session.Page.GetByRole(AriaRole.Textbox, new() { Name = "Value" }).Last.FillAsync(text);
        await StaffedBar.PressAsync(session, "Save");
    }

    private Task ReviewAsync(string address, string name) => PageReview.ReviewAddressAsync(
        _bar.Organiser, address, name, [Screen.Phone, Screen.Tablet, Screen.Desktop]);
}
