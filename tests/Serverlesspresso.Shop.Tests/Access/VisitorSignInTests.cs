using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Tests.Access.Accounts;

namespace Serverlesspresso.Shop.Tests.Access;

public sealed class VisitorSignInTests
{
    [Fact]
    public async Task SignIn_Twice_KeepsTheIdAndTakesTheName()
    {
        await using var host = await AccessHost.StartAsync(MapWho);
        using var client = host.CreateClient();

        var first = await client.ReadAsync("/test/visitor");
        var second = await client.ReadAsync("/test/visitor?name=Ada");

        Assert.Matches(@"\A[A-Za-z0-9_-]{21}\z", first);
        Assert.Equal(first, second);
        Assert.Equal($"{first} Ada", await client.ReadAsync("/who"));
    }

    [Theory]
    [InlineData("Ada\nLovelace")]
    [InlineData("This name has one character more than the longest that a name has")]
    public async Task SignIn_NameIsNone_IsRefusedAndLeavesNoCookie(string name)
    {
        await using var host = await AccessHost.StartAsync(MapWho);
        var context = new DefaultHttpContext();

        var reason = await Staff.RefusedAsync(() => host.Get<VisitorSignIn>().SignInAsync(context, name));

        Assert.Equal(RefusalReasons.InvalidOrder, reason);
        Assert.Empty(context.Response.Headers);
    }

    [Fact]
    public async Task SignIn_OfTwoVisitors_MakesTwoIds()
    {
        await using var host = await AccessHost.StartAsync(MapWho);
        using var one = host.CreateClient();
        using var other = host.CreateClient();

        Assert.NotEqual(await one.ReadAsync("/test/visitor"), await other.ReadAsync("/test/visitor"));
    }

    [Fact]
    public async Task SignIn_AnswerWasLostAndTheFormIsSentAgain_IsTheSameVisitor()
    {
        const string Form = "/test/visitor?key=0f8fad5bd9cb469fa16570867728950e";
        await using var host = await AccessHost.StartAsync(MapWho);
        using var lost = host.CreateClient();
        using var again = host.CreateClient();

        Assert.Equal(await lost.ReadAsync(Form), await again.ReadAsync(Form));
    }

    [Fact]
    public async Task SignIn_SameKeyAtAnotherServer_IsAnotherVisitor()
    {
        const string Form = "/test/visitor?key=0f8fad5bd9cb469fa16570867728950e";
        await using var host = await AccessHost.StartAsync(MapWho);
        await using var elsewhere = await AccessHost.StartAsync(MapWho);
        using var one = host.CreateClient();
        using var other = elsewhere.CreateClient();

        Assert.NotEqual(await one.ReadAsync(Form), await other.ReadAsync(Form));
    }

    [Fact]
    public async Task SignIn_KeyIsEasyToGuess_MakesTwoIds()
    {
        await using var host = await AccessHost.StartAsync(MapWho);
        using var one = host.CreateClient();
        using var other = host.CreateClient();

        Assert.NotEqual(await one.ReadAsync("/test/visitor?key=1"), await other.ReadAsync("/test/visitor?key=1"));
    }

    [Fact]
    public async Task Cookie_IsKeptFromScriptsAndOtherSites()
    {
        await using var host = await AccessHost.StartAsync(MapWho);
        using var client = host.CreateClient();

        using var response = await client.GetAsync("/test/visitor");

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("serverlesspresso-visitor=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expires=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Cookie_ServerHasRestarted_StillHolds()
    {
        using var folder = new TemporaryFolder();
        var cookies = new CookieContainer();
        string id;
        await using (var host = await AccessHost.StartAsync(MapWho, databasePath: folder.File("coffee.db")))
        {
            using var client = new AccessClient(host.Address, cookies);
            id = await client.ReadAsync("/test/visitor?name=Ada");
        }

        await using var again = await AccessHost.StartAsync(MapWho, databasePath: folder.File("coffee.db"));
        using var same = new AccessClient(again.Address, cookies);

        Assert.Equal($"{id} Ada", await same.ReadAsync("/who"));
    }

    [Fact]
    public async Task Cookie_WasTamperedWith_IsNobodys()
    {
        await using var host = await AccessHost.StartAsync(MapWho);
        using var client = host.CreateClient();
        await client.ReadAsync("/test/visitor");
        var cookie = Assert.Single(client.Cookies.GetCookies(host.Address));
        cookie.Value = cookie.Value[..^5] + "AAAAA";

        Assert.Equal("", (await client.ReadAsync("/who")).Trim());
    }

    private static void MapWho(WebApplication app) => app.MapGet(
        "/who", (HttpContext context) => $"{context.User.FindVisitor()} {context.User.FindVisitorName()}").AllowAnonymous();
}
