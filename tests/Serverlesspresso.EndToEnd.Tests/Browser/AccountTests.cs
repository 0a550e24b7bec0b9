using Microsoft.Playwright;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class AccountTests(BrowserProcess browser) : IAsyncLifetime
{
    private readonly LiveBar _bar = new(browser);

    // A passkey belongs to a domain: the bare address that the server listens on has none.
    private string Origin => $"http://localhost:{_bar.Server.Address.Port}";

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task FirstOrganiser_UsesTheLinkOfTheReadyMessage_SignsInWithAPasskeyAfterwards()
    {
        var organiser = await _bar.SeatAsync(Screen.Desktop);
        await AddAuthenticatorAsync(organiser.Page);
        await SetUpAsync(organiser, "setup");

        await organiser.GoToAsync($"{Origin}/account");
        await organiser.Page.GetByLabel("Name of a new passkey").FillAsync("My laptop");
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(organiser.Page.GetByText("My laptop")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(organiser, "account", Screen.All);
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await organiser.GoToAsync($"{Origin}/sign-in?returnUrl=/account");
        await PageReview.ReviewAsync(organiser, "sign-in", Screen.All);
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();

        await Assertions.Expect(organiser.Page.GetByRole(AriaRole.Heading, new() { Name = "My account" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AccountPages_InGerman_AreFitForTheirScreens()
    {
        var organiser = await _bar.SeatAsync(Screen.Desktop);
        await AddAuthenticatorAsync(organiser.Page);
        await organiser.GoToAsync($"{Origin}/");
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Deutsch" }).ClickAsync();
        await organiser.GoToAsync($"{Origin}{_bar.SetupPath}");
        await PageReview.ReviewAsync(organiser, "setup-german", Screen.Phone, Screen.Desktop);
        await organiser.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Olga");
        await organiser.Page.GetByLabel("Anmeldename").FillAsync("olga");
        await organiser.Page.GetByLabel("Passwort").FillAsync(LiveBar.Password);
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Mein Konto anlegen" }).ClickAsync();
        await organiser.Page.WaitForURLAsync("**/office");

        await organiser.GoToAsync($"{Origin}/account");
        await organiser.Page.GetByLabel("Name eines neuen Passkeys").FillAsync("Mein Laptop");
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Passkey hinzufügen" }).ClickAsync();
        await Assertions.Expect(organiser.Page.GetByText("Mein Laptop")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(organiser, "account-german", Screen.Phone, Screen.Desktop);
        await PageReview.ReviewAddressAsync(organiser, $"{Origin}/sign-out", "sign-out-german", Screen.Phone);
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Abmelden" }).ClickAsync();
        await PageReview.ReviewAddressAsync(
            organiser, $"{Origin}/sign-in?said=wrong-sign-in", "sign-in-german", Screen.Phone, Screen.Desktop);
    }

    [Fact]
    public async Task SetupLink_WasUsed_IsDead()
    {
        var organiser = await _bar.SeatAsync(Screen.Desktop);
        await SetUpAsync(organiser);
        var other = await _bar.SeatAsync(Screen.Phone);

        await other.GoToAsync(_bar.SetupPath);

        await Assertions.Expect(other.Page.GetByText("This link no longer works")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(other, "setup-dead", Screen.Phone);
    }

    [Fact]
    public async Task SignIn_PasswordIsWrong_SaysSoAndKeepsTheWayBack()
    {
        var organiser = await _bar.SeatAsync(Screen.Desktop);
        await SetUpAsync(organiser);
        var other = await _bar.SeatAsync(Screen.Phone);
        await other.GoToAsync("/account");
        await Assertions.Expect(other.Page.GetByText("Sign in with a passkey")).ToBeHiddenAsync();

        await SignInAsync(other.Page, "olga", "not the password");
        await Assertions.Expect(other.Page.GetByText("Name or password is wrong.")).ToBeVisibleAsync();
        await SignInAsync(other.Page, "olga", LiveBar.Password);

        await Assertions.Expect(other.Page.GetByRole(AriaRole.Heading, new() { Name = "My account" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Barista_IsInvited_ChoosesAPasswordAndMayNotSeeTheStaff()
    {
        var organiser = await _bar.SeatAsync(Screen.Desktop);
        await SetUpAsync(organiser);
        await organiser.GoToAsync("/office/staff");
        await organiser.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ben");
        await organiser.Page.GetByLabel("Sign-in name").FillAsync("ben");
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Make invitation" }).ClickAsync();
        var link = await organiser.Page.GetByLabel("Link").InputValueAsync();
        await PageReview.ReviewAsync(organiser, "staff", Screen.All);

        var barista = await _bar.SeatAsync(Screen.Tablet);
        await barista.GoToAsync(link);
        await PageReview.ReviewAsync(barista, "invite", Screen.Phone, Screen.Tablet);
        await barista.Page.GetByLabel("New password").FillAsync(LiveBar.Password);
        await barista.Page.GetByRole(AriaRole.Button, new() { Name = "Set password" }).ClickAsync();
        await barista.GoToAsync("/account");
        await Assertions.Expect(barista.Page.GetByText("ben · Barista")).ToBeVisibleAsync();
        await barista.GoToAsync("/office/staff");

        await Assertions.Expect(barista.Page.GetByText("Ben may not open that page")).ToBeVisibleAsync();
        await barista.GoToAsync(link);
        await Assertions.Expect(barista.Page.GetByText("This link no longer works")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Staff_LastOrganiser_IsNotOfferedToGo()
    {
        var organiser = await _bar.SeatAsync(Screen.Desktop);
        await SetUpAsync(organiser);
        await organiser.GoToAsync("/office/staff");

        await organiser.Page.GetByText("Change", new() { Exact = true }).ClickAsync();

        await Assertions.Expect(organiser.Page.GetByText("The last organiser of all coffee bars stays one.")).ToBeVisibleAsync();
        await Assertions.Expect(organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Remove" })).ToHaveCountAsync(0);
        await Assertions.Expect(organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Shut account" })).ToHaveCountAsync(0);
        await Screenshots.SaveAsync(organiser.Page, "staff-last-organiser-desktop");
    }

    [Fact]
    public async Task Display_LinkIsOpenedAndRevoked_ComesAndGoes()
    {
        var organiser = await _bar.SeatAsync(Screen.Desktop);
        await SetUpAsync(organiser);
        await organiser.GoToAsync("/office/devices");
        await organiser.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Hall 4");
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Make link" }).ClickAsync();
        var link = await organiser.Page.GetByLabel("Link").InputValueAsync();
        await PageReview.ReviewAsync(organiser, "devices", Screen.All);

        var display = await _bar.SeatAsync(Screen.Desktop);
        display.Complaints.Allow("status of 404");
        Assert.Equal("/wall/default", await FindRedirectAsync(link));
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Assertions.Expect(organiser.Page.GetByText("No screen yet")).ToBeVisibleAsync();
        await display.GoToAsync(link);

        await Assertions.Expect(display.Page.GetByText("This link no longer works")).ToBeVisibleAsync();
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            });
    }

    private static async Task<string?> FindRedirectAsync(string link)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var response = await client.GetAsync(new Uri(link), TestContext.Current.CancellationToken);
        return response.Headers.Location?.OriginalString;
    }

    private static async Task SignInAsync(IPage page, string userName, string password)
    {
        await page.GetByLabel("Sign-in name").FillAsync(userName);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>Makes the first organiser; looks at the page before, if it has a name.</summary>
    private async Task SetUpAsync(BrowserSession organiser, string? reviewName = null)
    {
        await organiser.GoToAsync(reviewName is null ? _bar.SetupPath : Origin + _bar.SetupPath);
        if (reviewName is not null)
        {
            await PageReview.ReviewAsync(organiser, reviewName, Screen.All);
        }

        await LiveBar.MakeOrganiserAsync(organiser.Page);
    }
}
