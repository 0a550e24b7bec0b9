using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Shop.Tests.Access;

public sealed class DoorTests
{
    [Fact]
    public async Task Endpoint_StatesNothing_IsClosed()
    {
        await using var host = await AccessHost.StartAsync(app => app.MapGet("/forgotten", () => "open"));
        using var client = host.CreateClient();

        using var response = await client.GetAsync("/forgotten");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(AccessReasons.SignedOut, await ReasonAsync(response));
    }

    [Fact]
    public async Task Address_IsUnknown_IsNotFound()
    {
        await using var host = await AccessHost.StartAsync(_ => { });
        using var client = host.CreateClient();

        using var response = await client.GetPageAsync("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Page_NobodyIsSignedIn_LeadsToSignInAndBack()
    {
        await using var host = await AccessHost.StartAsync(
            app => app.MapGet("/office", () => "").RequireAuthorization(Policies.Organiser));
        using var client = host.CreateClient();

        using var response = await client.GetPageAsync("/office?tab=1");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Foffice%3Ftab%3D1", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Page_IsForVisitors_LeadsToTheStartPage()
    {
        await using var host = await AccessHost.StartAsync(
            app => app.MapGet("/me", () => "").RequireAuthorization(Policies.Visitor));
        using var client = host.CreateClient();

        using var response = await client.GetPageAsync("/me");

        Assert.Equal("/", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Api_RoleIsAnother_IsForbidden()
    {
        await using var host = await AccessHost.StartAsync(
            app => app.MapGet("/api/staff", () => "").RequireAuthorization(Policies.Staff));
        using var client = host.CreateClient();
        await client.ReadAsync("/test/visitor");

        using var response = await client.GetPageAsync("/api/staff");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(AccessReasons.Forbidden, await ReasonAsync(response));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "none", true)]
    [InlineData("Origin", "https://elsewhere.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("X-Anything", "program", true)]
    public async Task Write_ComesFromAPage_IsTakenFromOursAlone(string header, string value, bool isTaken)
    {
        await using var host = await AccessHost.StartAsync(app => app.MapPost("/api/write", () => "").AllowAnonymous());
        using var client = host.CreateClient();

        using var response = await client.PostAsync("/api/write", content: null, (header, value));

        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
        Assert.True(isTaken || await ReasonAsync(response) == AccessReasons.ForeignPage);
    }

    [Fact]
    public async Task Write_OriginIsOurs_IsTaken()
    {
        await using var host = await AccessHost.StartAsync(app => app.MapPost("/api/write", () => "").AllowAnonymous());
        using var client = host.CreateClient();

        using var response = await client.PostAsync(
            "/api/write", content: null, ("Origin", host.Address.GetLeftPart(UriPartial.Authority)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Form_HasNoToken_IsRefused()
    {
        await using var host = await AccessHost.StartAsync(MapForm);
        using var client = host.CreateClient();

        using var form = new FormUrlEncodedContent([new("name", "Ada")]);
        using var response = await client.PostAsync("/form", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(AccessReasons.StaleForm, await ReasonAsync(response));
    }

    [Fact]
    public async Task Form_OfAPageHasNoToken_LeadsBackToThePage()
    {
        await using var host = await AccessHost.StartAsync(MapForm);
        using var client = host.CreateClient();

        using var form = new FormUrlEncodedContent([new("name", "Ada")]);
        using var response = await client.PostAsync(
            "/form", form, ("Accept", "text/html"), ("Referer", $"{host.Address}form?tab=1"));

        Assert.Equal("/form?tab=1&said=stale-form", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Form_OfAPageWithTheAddressOfAnotherHost_LeadsNowhere()
    {
        await using var host = await AccessHost.StartAsync(MapForm);
        using var client = host.CreateClient();

        using var form = new FormUrlEncodedContent([new("name", "Ada")]);
        using var response = await client.PostAsync(
            "/form", form, ("Accept", "text/html"), ("Referer", $"{host.Address}/elsewhere.example/form"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Fact]
    public async Task Form_HasItsToken_IsTaken()
    {
        await using var host = await AccessHost.StartAsync(MapForm);
        using var client = host.CreateClient();
        var token = await client.ReadAsync("/form");

        using var form = new FormUrlEncodedContent([new("name", "Ada"), new("__RequestVerificationToken", token)]);
        using var response = await client.PostAsync("/form", form);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Limit_IsReached_RefusesAndSaysWhenToComeBack()
    {
        await using var host = await AccessHost.StartAsync(
            app => app.MapPost("/redeem", () => "").AllowAnonymous().WithMetadata(RateLimit.Redeem),
            services => services.Configure<AccessOptions>(options => options.RedeemsPerVisitor = 2));
        using var client = host.CreateClient();
        using var other = host.CreateClient();
        await client.ReadAsync("/test/visitor");
        await other.ReadAsync("/test/visitor");

        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var response = await client.PostAsync("/redeem");
            statuses.Add(response.StatusCode);
            Assert.Equal(attempt == 2, response.Headers.RetryAfter is not null);
        }

        using var ofOther = await other.PostAsync("/redeem");
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
        Assert.Equal(HttpStatusCode.OK, ofOther.StatusCode);
    }

    [Fact]
    public async Task Limit_OfTheAddress_HoldsForAllBehindIt()
    {
        await using var host = await AccessHost.StartAsync(
            app => app.MapPost("/redeem", () => "").AllowAnonymous().WithMetadata(RateLimit.Redeem),
            services => services.Configure<AccessOptions>(options => options.RedeemsPerAddress = 1));
        using var one = host.CreateClient();
        using var other = host.CreateClient();

        using var first = await one.PostAsync("/redeem");
        using var second = await other.PostAsync("/redeem");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal(AccessReasons.TooManyRequests, await ReasonAsync(second));
    }

    [Fact]
    public async Task Answer_OfAnyAddress_CarriesTheSecurityHeaders()
    {
        await using var host = await AccessHost.StartAsync(app => app.MapGet("/page", () => "").AllowAnonymous());
        using var client = host.CreateClient();

        foreach (var path in (string[])["/page", "/nowhere"])
        {
            using var response = await client.GetAsync(path);

            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
            Assert.Contains("camera=()", Assert.Single(response.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Endpoint_IsOutside_IsTouchedByNothing()
    {
        await using var host = await AccessHost.StartAsync(
            app => OutsideAccess.Mark(app.MapPost("/wire", (HttpContext context) => context.User.FindVisitor() ?? "nobody")));
        using var client = host.CreateClient();
        await client.ReadAsync("/test/visitor");

        using var form = new StringContent("Action=X", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await client.PostAsync("/wire", form, ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(
            "nobody", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.False(response.Headers.Contains("Content-Security-Policy"));
    }

    private static void MapForm(WebApplication app)
    {
        app.MapGet(
            "/form",
            (HttpContext context, IAntiforgery forms) => forms.GetAndStoreTokens(context).RequestToken).AllowAnonymous();
        app.MapPost("/form", () => "taken").AllowAnonymous();
    }

    private static async Task<string?> ReasonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonElement.Parse(text).GetProperty("reason").GetString();
    }
}
