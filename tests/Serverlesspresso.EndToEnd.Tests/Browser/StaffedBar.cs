using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Serverlesspresso.EndToEnd.Tests.Servers;
using Serverlesspresso.Web.Wall;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>A live bar whose first organiser is there, and lets others in.</summary>
/// <param name="browser">The browser.</param>
/// <param name="settings">More of the server's command line.</param>
internal sealed class StaffedBar(BrowserProcess browser, params string[] settings) : IAsyncDisposable
{
    /// <summary>What phones call the server: the wire leads every name to it.</summary>
    public const string PublicUrl = "http://coffee.test";

    private static readonly object Menu = new
    {
        drinks = (object[])
        [
            new { name = "Espresso", icon = "espresso" },
            new
            {
                name = "Latte",
                icon = "latte",
                groups = (object[])
                [
                    new { name = "Milk", options = (string[])["Oat milk", "Soy milk"] },
                    new { name = "Strength", options = (string[])["Double shot", "Decaf"] },
                ],
            },
            new { name = "Cappuccino", icon = "cappuccino" },
            new { name = "Flat White", icon = "flat-white" },
            new { name = "Hot chocolate", icon = "hot-chocolate" },
            new { name = "Green tea", icon = "tea", isAvailable = false },
        ],
    };

    private readonly LiveBar _bar = new(browser, [.. settings, "--Serverlesspresso:PublicUrl", PublicUrl]);
    private HttpClient? _http;

    /// <summary>The first organiser, before a laptop.</summary>
    public BrowserSession Organiser { get; private set; } = null!; // Seated when the bar opens.

    /// <summary>The organiser's program.</summary>
    public ApiClient Api { get; private set; } = null!; // Made when the bar opens.

    /// <summary>Connections to the server that keep no cookies.</summary>
    public HttpClient Http => _http ??= ApiClient.Connect(_bar.Server.Address);

    /// <summary>Starts the server, makes the first organiser by the printed link, and writes a menu with extras.</summary>
    public async ValueTask OpenAsync()
    {
        await _bar.OpenAsync();
        Organiser = await _bar.SeatOrganiserAsync();
        Api = await ApiClient.OfAsync(Http, Organiser);
        await Api.SendAsync(HttpMethod.Put, "/api/shops/default/menu", Menu);
        await ChangeAsync(new { name = "Hall 4", pickupPlace = "left of the machine" });
    }

    /// <summary>Connects a program with the server's credentials to it.</summary>
    public Task<SignedClient> ConnectAsync() => _bar.Server.ConnectAsync();

    /// <summary>Presses a button of a page.</summary>
    public static Task PressAsync(BrowserSession session, string button) =>
        session.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    /// <summary>Changes settings of the shop.</summary>
    public Task<JsonNode> ChangeAsync(object change) => Api.SendAsync(HttpMethod.Patch, "/api/shops/default/settings", change);

    /// <summary>Lets a program do something with an order as the organiser.</summary>
    public Task<JsonNode> ActAsync(string orderId, string act) => Api.SendAsync(HttpMethod.Post, $"/api/orders/{orderId}/{act}");

    /// <summary>The code of now.</summary>
    public async Task<string> FindCodeAsync() =>
        (string)(await Api.SendAsync(HttpMethod.Get, "/api/shops/default/code"))["code"]!; // The shop has one.

    /// <summary>The orders of the shop, the newest first.</summary>
    /// <param name="query">Which, such as <c>state=CREATED</c>; all if it is empty.</param>
    public async Task<IReadOnlyList<JsonNode>> ListOrdersAsync(string query = "")
    {
        var answer = await Api.SendAsync(HttpMethod.Get, $"/api/shops/default/orders?limit=1000&{query}");
        return [.. answer["orders"]!.AsArray().OfType<JsonNode>()]; // The list is always there.
    }

    /// <summary>Lets somebody without a screen order.</summary>
    public async Task<SimulatedVisitor> OrderAsync(string name, string drink, params string[] modifiers)
    {
        var visitor = new SimulatedVisitor(Http);
        Assert.Null(await visitor.TryCheckInAsync(await FindCodeAsync(), name));
        await visitor.ChooseAsync(drink, modifiers);
        return visitor;
    }

    /// <summary>Orders in every place: in the queue, in the making, at the counter, and one that was reminded of.</summary>
    public async Task FillAsync()
    {
        (string Name, string Drink, string[] Modifiers, string[] Acts)[] orders =
        [
            ("Kim", "Espresso", [], ["make", "complete", "remind"]),
            ("Alexander the Great", "Latte", ["Oat milk", "Double shot"], ["make", "complete"]),
            ("Noor", "Cappuccino", [], ["make"]),
            ("", "Flat White", [], ["make"]),
            ("Bo", "Latte", ["Soy milk", "Decaf"], []),
            ("Maximiliane-Theodora", "Hot chocolate", [], []),
            ("Li", "Espresso", [], []),
            ("", "Cappuccino", [], []),
        ];
        foreach (var (name, drink, modifiers, acts) in orders)
        {
            var visitor = await OrderAsync(name, drink, modifiers);
            foreach (var act in acts)
            {
                await ActAsync(visitor.OrderId, act);
            }
        }
    }

    /// <summary>Seats a visitor before a phone.</summary>
    public Task<BrowserSession> SeatVisitorAsync() => _bar.SeatAsync(Screen.Phone);

    /// <summary>Invites a barista, who takes the invitation on a tablet and looks at the bar.</summary>
    public async Task<BrowserSession> SeatBaristaAsync(string name)
    {
        await Organiser.GoToAsync("/office/staff");
        await Organiser.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await Organiser.Page.GetByLabel("Sign-in name").FillAsync(name);
        await PressAsync(Organiser, "Make invitation");
        var link = await Organiser.Page.GetByLabel("Link").InputValueAsync();
        var barista = await _bar.SeatAsync(Screen.Tablet);
        await barista.GoToAsync(new Uri(link).PathAndQuery);
        await barista.Page.GetByLabel("New password").FillAsync(LiveBar.Password);
        await PressAsync(barista, "Set password");
        await barista.Page.WaitForURLAsync(url => !url.Contains("/invite/", StringComparison.Ordinal));
        await barista.GoToAsync("/bar/default");
        return barista;
    }

    /// <summary>Makes a link for a screen of the stand, and opens it there.</summary>
    /// <param name="role">What it is, as the page names it: <c>Screen</c> or <c>Kiosk</c>.</param>
    /// <param name="screen">How large it is.</param>
    public async Task<BrowserSession> SeatDeviceAsync(string role, Screen screen)
    {
        await Organiser.GoToAsync("/office/devices");
        await Organiser.Page.GetByLabel("Name", new() { Exact = true }).FillAsync($"{role} of hall 4");
        await Organiser.Page.GetByRole(AriaRole.Radio, new() { Name = role }).CheckAsync();
        await PressAsync(Organiser, "Make link");
        var link = await Organiser.Page.GetByLabel("Link").InputValueAsync();
        var device = await _bar.SeatAsync(screen);
        await device.GoToAsync(new Uri(link).PathAndQuery);
        return device;
    }

    /// <summary>Reads the address in the QR code that a wall shows.</summary>
    public async Task<Uri> ReadQrCodeAsync(BrowserSession wall)
    {
        while (true)
        {
            var code = await FindCodeAsync();
            var address = $"{PublicUrl}/s/default?code={code}";
            try
            {
                await Assertions.Expect(wall.Page.Locator(".wall-qr path")).ToHaveAttributeAsync("d", QrPicture.Draw(address).Path);
                return new Uri(address);
            }
            catch (PlaywrightException)
            {
                // Unless its time was over just then: the wall shows the next.
                if (await FindCodeAsync() == code)
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Kills the server without warning, as a power cut does.</summary>
    public Task KillServerAsync() => _bar.KillServerAsync();

    /// <summary>Starts the server again, with the same address and the same data.</summary>
    public Task RestartServerAsync() => _bar.RestartServerAsync();

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        await _bar.DisposeAsync();
    }
}
