using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Shop.Tests.Api;

public sealed class OriginalApiTests
{
    [Fact]
    public async Task Order_ThroughTheOriginalsPaths_GoesItsWay()
    {
        await using var host = await ApiHost.StartAsync();
        using var display = await host.OpenDeviceAsync(Roles.Display);
        using var barista = await host.SignInAsync(Roles.Barista);
        using var visitor = host.CreateClient();
        var bucket = (await display.GetAsync("/qr-code?eventId=default")).Json.GetProperty("bucket");

        var order = await visitor.PostAsync($"/qr-code?token={bucket.GetProperty("last_code")}&eventId=default");
        await host.SettleAsync();
        var id = order.Text("orderId");
        var submitted = await visitor.PutAsync(
            $"/orders/{id}?action=&eventId=default",
            """{"userId":"somebody else","drink":"Latte","modifiers":[],"icon":"cup","more":1}""");
        await host.SettleAsync();
        var made = await barista.PutAsync($"/orders/{id}?action=make", "{}");
        var completed = await barista.PutAsync($"/orders/{id}?action=complete", "{}");

        Assert.Equal(10, bucket.GetProperty("availableTokens").GetInt32());
        Assert.All([submitted, made, completed], reply => Assert.Equal((HttpStatusCode.OK, ""), (reply.Status, reply.Body)));
        var found = (await visitor.GetAsync($"/orders/{id}")).Json;
        Assert.Equal(
            (id, "COMPLETED"), (found.GetProperty("orderId").ToString(), found.GetProperty("orderState").ToString()));
        Assert.Contains("Latte", found.GetProperty("drinkOrder").GetProperty("S").ToString(), StringComparison.Ordinal);
        var listed = (await barista.GetAsync("/orders?state=default-COMPLETED&maxItems=10&eventId=default")).Json[0];
        Assert.Equal("1", listed.GetProperty("orderNumber").GetProperty("S").ToString());
        Assert.Equal(id, (await visitor.GetAsync("/myOrders")).Json[0].GetProperty("SK").GetProperty("S").ToString());
    }

    [Theory]
    [InlineData("/qr-code", 422, "Missing parameter")]
    [InlineData("/qr-code?token=nonsense00", 400, "Invalid code")]
    [InlineData("/qr-code?token=nonsense00&eventId=none", 404, "There is no shop 'none'.")]
    public async Task Redeem_CodeIsWrong_SaysSoInTheOriginalsShape(string path, int status, string error)
    {
        await using var host = await ApiHost.StartAsync();
        using var visitor = host.CreateClient();

        var reply = await visitor.PostAsync(path);

        Assert.Equal((status, error), ((int)reply.Status, reply.Text("error")));
    }

    [Fact]
    public async Task Redeem_NothingIsLeft_IsNoSuccess()
    {
        await using var host = await ApiHost.StartAsync();
        await host.ChangeAsync(settings => settings with { DrinksPerCode = 1 });
        var code = await host.CodeAsync();
        using var first = host.CreateClient();
        using var second = host.CreateClient();
        await first.PostAsync($"/qr-code?token={code}");

        var reply = await second.PostAsync($"/qr-code?token={code}");

        Assert.Equal((409, "No tokens remaining"), ((int)reply.Status, reply.Text("error")));
    }

    [Fact]
    public async Task Config_AnybodyAsks_HasTheMenuAndNoMoreThanNeeded()
    {
        await using var host = await ApiHost.StartAsync();
        using var anybody = host.CreateClient();

        var item = (await anybody.GetAsync("/config?eventId=default")).Json.GetProperty("Item");

        Assert.True(item.GetProperty("storeOpen").GetProperty("BOOL").GetBoolean());
        Assert.Equal("Espresso", item.GetProperty("menu").GetProperty("L")[0].GetProperty("M").GetProperty("drink").GetProperty("S").ToString());
        Assert.Equal("10", item.GetProperty("drinksPerBarcode").GetProperty("N").ToString());
        Assert.False(item.TryGetProperty("chooseSeconds", out _));
        Assert.Equal((401, AccessReasons.SignedOut), (await anybody.GetAsync("/admin-config")).Refusal);
    }

    [Theory]
    [InlineData("closed", 200, false)]
    [InlineData("open", 200, true)]
    [InlineData("closde", 422, true)]
    public async Task Store_WordIsGiven_OpensOrClosesForItAlone(string state, int status, bool isOpen)
    {
        await using var host = await ApiHost.StartAsync();
        using var barista = await host.SignInAsync(Roles.Barista);

        var reply = await barista.PutAsync($"/store?state={state}&eventId=default");

        Assert.Equal(status, (int)reply.Status);
        var item = (await barista.GetAsync("/admin-config")).Json.GetProperty("Item");
        Assert.Equal(isOpen, item.GetProperty("storeOpen").GetProperty("BOOL").GetBoolean());
        Assert.Equal("300", item.GetProperty("chooseSeconds").GetProperty("N").ToString());
    }

    [Fact]
    public async Task Act_CallerMayNot_IsRefused()
    {
        await using var host = await ApiHost.StartAsync();
        await host.MakeShopAsync("garden");
        using var ofGarden = await host.SignInAsync(Roles.Barista, "garden");
        var (visitor, id) = await host.OrderAsync();
        using var ofVisitor = visitor;

        Assert.Equal((403, RefusalReasons.Forbidden), (await visitor.PutAsync($"/orders/{id}?action=complete", "{}")).Refusal);
        Assert.Equal((422, "invalid-request"), (await visitor.PutAsync($"/orders/{id}?action=drink", "{}")).Refusal);
        Assert.Equal((404, RefusalReasons.OrderNotFound), (await visitor.PutAsync("/orders/none?action=cancel")).Refusal);
        Assert.Equal((403, AccessReasons.Forbidden), (await visitor.PutAsync("/store?state=closed")).Refusal);
        Assert.Equal((403, RefusalReasons.Forbidden), (await ofGarden.PutAsync("/store?state=closed")).Refusal);
        Assert.Equal((403, RefusalReasons.Forbidden), (await ofGarden.GetAsync("/orders")).Refusal);
        Assert.Equal((404, RefusalReasons.OrderNotFound), (await ofGarden.GetAsync($"/orders/{id}")).Refusal);
        Assert.Equal((422, "invalid-request"), (await ofGarden.GetAsync("/orders?eventId=garden&maxItems=x")).Refusal);
    }

    [Fact]
    public async Task Origin_IsConfigured_MayReadAndWriteWithCookies()
    {
        await using var host = await ApiHost.StartAsync(services => services.Configure<AccessOptions>(
            options => options.Origins.Add("http://localhost:5173")));
        using var barista = await host.SignInAsync(Roles.Barista);
        var ours = ("Origin", "http://localhost:5173");
        var others = ("Origin", "http://elsewhere.example");

        var read = await barista.GetAsync("/orders", ours);
        var asked = await barista.SendAsync(
            HttpMethod.Options, "/store", json: null, ours, ("Access-Control-Request-Method", "PUT"));
        var written = await barista.PutAsync("/api/shops/default/state", """{"isOpen":false}""", ours, ("Sec-Fetch-Site", "same-site"));
        var foreign = await barista.PutAsync("/api/shops/default/state", """{"isOpen":true}""", others, ("Sec-Fetch-Site", "cross-site"));
        var foreignRead = await barista.GetAsync("/orders", others);

        Assert.Equal("http://localhost:5173", read.Headers["Access-Control-Allow-Origin"]);
        Assert.Equal("true", read.Headers["Access-Control-Allow-Credentials"]);
        Assert.Equal("PUT", asked.Headers["Access-Control-Allow-Methods"]);
        Assert.Equal(HttpStatusCode.OK, written.Status);
        Assert.Equal((403, AccessReasons.ForeignPage), foreign.Refusal);
        Assert.False(foreignRead.Headers.ContainsKey("Access-Control-Allow-Origin"));
    }
}
