using System.Net;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Shop.Tests.Api;

public sealed class CheckInApiTests
{
    private const string CheckIn = "/api/shops/default/check-in";

    private static readonly (string Name, string Value) Key = ("Idempotency-Key", "0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    [Covers("GetCode")]
    public async Task Code_DisplayAsks_IsTheOneThatIsRedeemed()
    {
        await using var host = await ApiHost.StartAsync();
        using var display = await host.OpenDeviceAsync(Roles.Display);

        var code = await display.GetAsync("/api/shops/default/code");

        Assert.Equal(await host.CodeAsync(), code.Text("code"));
        Assert.Equal($"/s/default?code={code.Text("code")}", code.Text("path"));
        Assert.Equal("10", code.Text("drinksLeft"));
        Assert.Equal(host.Clock.GetUtcNow(), code.Json.GetProperty("now").GetDateTimeOffset());
        Assert.Equal("no-store", code.Headers["Cache-Control"]);
    }

    [Fact]
    [Covers("GetCode")]
    public async Task Code_OthersAsk_IsNotTold()
    {
        await using var host = await ApiHost.StartAsync();
        await host.MakeShopAsync("garden");
        using var ofGarden = await host.OpenDeviceAsync(Roles.Display, "garden");
        using var kiosk = await host.OpenDeviceAsync(Roles.Kiosk);
        using var organiser = await host.SignInAsync(Roles.Organiser);
        using var nobody = host.CreateClient();
        var (visitor, _) = await host.CheckInAsync();
        using var ofVisitor = visitor;

        Assert.Equal((403, AccessReasons.Forbidden), (await ofGarden.GetAsync("/api/shops/default/code")).Refusal);
        Assert.Equal((403, AccessReasons.Forbidden), (await kiosk.GetAsync("/api/shops/default/code")).Refusal);
        Assert.Equal((403, AccessReasons.Forbidden), (await visitor.GetAsync("/api/shops/default/code")).Refusal);
        Assert.Equal((401, AccessReasons.SignedOut), (await nobody.GetAsync("/api/shops/default/code")).Refusal);
        Assert.Equal((404, RefusalReasons.ShopNotFound), (await organiser.GetAsync("/api/shops/none/code")).Refusal);
    }

    [Fact]
    [Covers("CheckIn")]
    public async Task CheckIn_CodeIsGood_OpensAnOrderAndSignsIn()
    {
        await using var host = await ApiHost.StartAsync();
        using var visitor = host.CreateClient();
        var json = $$"""{"code":"{{await host.CodeAsync()}}","name":"Ada"}""";

        var first = await visitor.PostAsync(CheckIn, json);
        var again = await visitor.PostAsync(CheckIn, json);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Equal(first.Text("id"), again.Text("id"));
        Assert.Equal($"/api/orders/{first.Text("id")}", first.Headers["Location"]);
        Assert.Equal(("Choosing", "Ada"), (first.Text("phase"), first.Text("name")));
        Assert.Equal(9, await DrinksLeftAsync(host));
    }

    [Fact]
    [Covers("CheckIn")]
    public async Task CheckIn_AnswerWasLostAndItIsSentAgain_IsTheSameVisitorAndOrder()
    {
        await using var host = await ApiHost.StartAsync();
        var json = $$"""{"code":"{{await host.CodeAsync()}}","name":"Ada"}""";
        using var lost = host.CreateClient();
        using var again = host.CreateClient();

        var first = await lost.PostAsync(CheckIn, json, Key);
        var second = await again.PostAsync(CheckIn, json, Key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, second.Status));
        Assert.Equal(first.Text("id"), second.Text("id"));
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync($"/api/orders/{first.Text("id")}")).Status);
        Assert.Equal(9, await DrinksLeftAsync(host));
    }

    [Fact]
    [Covers("CheckIn")]
    public async Task CheckIn_SameKeyAtOnce_IsOneOrder()
    {
        await using var host = await ApiHost.StartAsync();
        var json = $$"""{"code":"{{await host.CodeAsync()}}"}""";

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var visitor = host.CreateClient();
            return await visitor.PostAsync(CheckIn, json, Key);
        }));

        Assert.Single(replies.Select(reply => reply.Text("id")).Distinct());
        Assert.Equal(9, await DrinksLeftAsync(host));
    }

    [Fact]
    [Covers("CheckIn")]
    public async Task CheckIn_SameKeyOnceTheOrderHasEnded_SpendsNoSecondDrink()
    {
        await using var host = await ApiHost.StartAsync();
        var json = $$"""{"code":"{{await host.CodeAsync()}}"}""";
        using var visitor = host.CreateClient();
        var id = (await visitor.PostAsync(CheckIn, json, Key)).Text("id");
        await visitor.PostAsync($"/api/orders/{id}/cancel");

        var again = await visitor.PostAsync(CheckIn, json, Key);
        var another = await visitor.PostAsync(CheckIn, json, ("Idempotency-Key", "another"));

        Assert.Equal((HttpStatusCode.OK, id, "Cancelled"), (again.Status, again.Text("id"), again.Text("phase")));
        Assert.Equal(HttpStatusCode.Created, another.Status);
    }

    [Fact]
    [Covers("CheckIn")]
    public async Task CheckIn_KeyThatSomebodyMayGuess_IsRefusedWithoutACookie()
    {
        await using var host = await ApiHost.StartAsync();
        using var visitor = host.CreateClient();

        var reply = await visitor.PostAsync(
            CheckIn, $$"""{"code":"{{await host.CodeAsync()}}"}""", ("Idempotency-Key", "1"));

        Assert.Equal((422, "invalid-request"), reply.Refusal);
        Assert.False(reply.Headers.ContainsKey("Set-Cookie"));
    }

    [Theory]
    [Covers("CheckIn")]
    [InlineData("default", "Alan")]
    [InlineData("garden", "Ada")]
    public async Task CheckIn_KeyWasUsedForSomethingElse_IsRefused(string shop, string name)
    {
        await using var host = await ApiHost.StartAsync();
        await host.MakeShopAsync("garden");
        using var visitor = host.CreateClient();
        using var other = host.CreateClient();
        await visitor.PostAsync(CheckIn, $$"""{"code":"{{await host.CodeAsync()}}","name":"Ada"}""", Key);

        var reply = await other.PostAsync(
            $"/api/shops/{shop}/check-in", $$"""{"code":"{{await host.CodeAsync()}}","name":"{{name}}"}""", Key);

        Assert.Equal((422, RefusalReasons.KeyUsed), reply.Refusal);
        Assert.False(reply.Headers.ContainsKey("Set-Cookie"));
    }

    [Theory]
    [Covers("CheckIn")]
    [InlineData("""{"code":"nonsense00"}""", 410, RefusalReasons.ExpiredCode)]
    [InlineData("""{}""", 422, "invalid-request")]
    [InlineData("""{"code":"nonsense00","name":" Ada "}""", 422, "invalid-request")]
    [InlineData("""{"code":"nonsense00","age":3}""", 422, "invalid-request")]
    [InlineData("""{"code":7}""", 422, "invalid-request")]
    [InlineData("""{"code":""", 400, "invalid-json")]
    public async Task CheckIn_RequestIsWrong_IsRefused(string json, int status, string reason)
    {
        await using var host = await ApiHost.StartAsync();
        using var visitor = host.CreateClient();

        var reply = await visitor.PostAsync(CheckIn, json);

        Assert.Equal((status, reason), reply.Refusal);
    }

    [Fact]
    [Covers("CheckIn")]
    public async Task CheckIn_ShopCannot_SaysWhyAndCountsIt()
    {
        await using var host = await ApiHost.StartAsync();
        await host.ChangeAsync(settings => settings with { StoreOpen = false });
        var closed = await TryAsync(host);
        await host.ChangeAsync(settings => settings with { StoreOpen = true, Capacity = 0 });
        var full = await TryAsync(host);

        Assert.Equal((409, RefusalReasons.Closed), closed.Refusal);
        Assert.Equal((409, RefusalReasons.Capacity), full.Refusal);
        var now = host.Clock.GetUtcNow();
        var report = await host.Get<ShopStatistics>().ReadAsync(
            ShopId.Default, now.AddHours(-1), now.AddHours(1), TestContext.Current.CancellationToken);
        Assert.Equal(
            [new RefusalCount("capacity", 1), new RefusalCount("closed", 1)],
            report.Refusals.OrderBy(refusal => refusal.Reason, StringComparer.Ordinal));
    }

    [Fact]
    [Covers("CheckIn")]
    public async Task CheckIn_LimitOfTheDayIsReached_IsRefused()
    {
        await using var host = await ApiHost.StartAsync();
        await host.ChangeAsync(settings => settings with { OrdersPerDay = 1 });
        var (visitor, id) = await host.CheckInAsync();
        using var ofVisitor = visitor;
        await visitor.PostAsync($"/api/orders/{id}/cancel");
        await host.SettleAsync();

        var reply = await visitor.PostAsync(CheckIn, $$"""{"code":"{{await host.CodeAsync()}}"}""");

        Assert.Equal((429, RefusalReasons.OrderLimit), reply.Refusal);
    }

    [Fact]
    [Covers("CheckIn")]
    public async Task CheckIn_CodeIsTriedTooOften_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(
            services => Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure<AccessOptions>(
                services, options => options.RedeemsPerAddress = 1));
        await TryAsync(host);

        var reply = await TryAsync(host);

        Assert.Equal((429, AccessReasons.TooManyRequests), reply.Refusal);
        Assert.True(reply.Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    [Covers("CheckIn")]
    public async Task CheckIn_ManyAtOnceOnOneCode_AdmitsAsManyAsItGives()
    {
        await using var host = await ApiHost.StartAsync();
        var json = $$"""{"code":"{{await host.CodeAsync()}}"}""";

        var replies = await Task.WhenAll(Enumerable.Range(0, 25).Select(async _ =>
        {
            using var visitor = host.CreateClient();
            return await visitor.PostAsync(CheckIn, json);
        }));

        Assert.Equal(10, replies.Count(reply => reply.Status == HttpStatusCode.Created));
        Assert.Equal(15, replies.Count(reply => reply.Refusal == (409, RefusalReasons.NoTokens)));
    }

    [Fact]
    [Covers("ListMyOrders", "ForgetMe")]
    public async Task Me_IsForgotten_HasNoOrdersAndNoCookie()
    {
        await using var host = await ApiHost.StartAsync();
        var (visitor, id) = await host.OrderAsync();
        using var ofVisitor = visitor;
        var before = await visitor.GetAsync("/api/me/orders");

        var forgotten = await visitor.DeleteAsync("/api/me");

        Assert.Contains(id, before.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, forgotten.Status);
        Assert.Equal((401, AccessReasons.SignedOut), (await visitor.GetAsync("/api/me/orders")).Refusal);
        using var barista = await host.SignInAsync(Roles.Barista);
        Assert.Equal("Cancelled", (await barista.GetAsync($"/api/orders/{id}")).Text("phase"));
    }

    private static async Task<long> DrinksLeftAsync(ApiHost host) => (await host.Get<CheckInDesk>().GetCurrentCodeAsync(
        ShopId.Default, TestContext.Current.CancellationToken)).DrinksLeft;

    private static async Task<ApiReply> TryAsync(ApiHost host)
    {
        using var visitor = host.CreateClient();
        return await visitor.PostAsync(CheckIn, $$"""{"code":"{{await host.CodeAsync()}}"}""");
    }
}
