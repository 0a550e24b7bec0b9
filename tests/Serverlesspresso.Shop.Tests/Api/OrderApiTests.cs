using System.Net;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Tests.Api;

public sealed class OrderApiTests
{
    [Fact]
    [Covers("CheckIn", "SubmitDrink", "MakeOrder", "UnmakeOrder", "CompleteOrder", "RemindCustomer", "CollectOrder", "GetOrder")]
    public async Task Order_GoesItsWay_IsToldAtEachStep()
    {
        await using var host = await ApiHost.StartAsync();
        using var barista = await host.SignInAsync(Roles.Barista);
        var (visitor, id) = await host.CheckInAsync();
        using var ofVisitor = visitor;

        var phases = new List<string>
        {
            (await visitor.PutAsync($"/api/orders/{id}/drink", """{"drink":"Latte","modifiers":[]}""")).Text("phase"),
        };
        foreach (var act in (string[])["make", "unmake", "make", "complete", "remind", "collect"])
        {
            phases.Add((await barista.PostAsync($"/api/orders/{id}/{act}")).Text("phase"));
        }

        Assert.Equal(["Queued", "Making", "Queued", "Making", "Ready", "Ready", "Collected"], phases);
        var order = await visitor.GetAsync($"/api/orders/{id}");
        Assert.Equal(("Latte", "1", "Collected"), (order.Text("drink"), order.Text("number"), order.Text("phase")));
    }

    [Fact]
    [Covers("GetOrder", "CancelOrder", "CollectOrder", "EstimateWait", "SubmitDrink")]
    public async Task Order_IsSomebodyElses_DoesNotExist()
    {
        await using var host = await ApiHost.StartAsync();
        var (visitor, id) = await host.OrderAsync();
        var (other, _) = await host.CheckInAsync();
        using var ofVisitor = visitor;
        using var ofOther = other;

        ApiReply[] replies =
        [
            await other.GetAsync($"/api/orders/{id}"),
            await other.GetAsync($"/api/orders/{id}/wait"),
            await other.PostAsync($"/api/orders/{id}/cancel"),
            await other.PostAsync($"/api/orders/{id}/collect"),
            await other.PutAsync($"/api/orders/{id}/drink", """{"drink":"Latte"}"""),
            await other.GetAsync("/api/orders/none"),
            await other.PutAsync("/api/orders/none/drink", """{"drink":"Latte"}"""),
        ];

        Assert.All(replies, reply => Assert.Equal((404, RefusalReasons.OrderNotFound), reply.Refusal));
        Assert.Equal("Queued", (await visitor.GetAsync($"/api/orders/{id}")).Text("phase"));
    }

    [Fact]
    [Covers("MakeOrder", "UnmakeOrder", "CompleteOrder", "RemindCustomer")]
    public async Task Act_BaristaIsOfAnotherShop_FindsNoOrder()
    {
        await using var host = await ApiHost.StartAsync();
        await host.MakeShopAsync("garden");
        using var barista = await host.SignInAsync(Roles.Barista, "garden");
        var (visitor, id) = await host.OrderAsync();
        using var ofVisitor = visitor;

        foreach (var act in (string[])["make", "unmake", "complete", "remind"])
        {
            var reply = await barista.PostAsync($"/api/orders/{id}/{act}");

            Assert.Equal((404, RefusalReasons.OrderNotFound), reply.Refusal);
        }
    }

    [Fact]
    [Covers("MakeOrder", "UnmakeOrder", "CompleteOrder", "RemindCustomer", "CollectOrder", "CancelOrder", "SubmitDrink")]
    public async Task Act_PhaseIsAnother_IsRefused()
    {
        await using var host = await ApiHost.StartAsync();
        using var barista = await host.SignInAsync(Roles.Barista);
        var (visitor, id) = await host.CheckInAsync();
        using var ofVisitor = visitor;

        foreach (var act in (string[])["make", "unmake", "complete", "remind", "collect"])
        {
            var reply = await barista.PostAsync($"/api/orders/{id}/{act}");

            Assert.Equal((409, RefusalReasons.InvalidTransition), reply.Refusal);
        }

        await visitor.PostAsync($"/api/orders/{id}/cancel");
        await host.SettleAsync();
        var late = await visitor.PutAsync($"/api/orders/{id}/drink", """{"drink":"Latte"}""");
        Assert.Equal((409, RefusalReasons.InvalidTransition), late.Refusal);
    }

    [Theory]
    [Covers("SubmitDrink")]
    [InlineData("""{"drink":"Tea"}""", 422, RefusalReasons.NotOnMenu)]
    [InlineData("""{"drink":"Latte","modifiers":["Rum"]}""", 422, RefusalReasons.InvalidModifier)]
    [InlineData("""{"drink":"Espresso"}""", 409, RefusalReasons.NotAvailable)]
    [InlineData("""{"modifiers":[]}""", 422, "invalid-request")]
    [InlineData("""{"drink":"Latte","modifiers":[null]}""", 422, "invalid-request")]
    public async Task Drink_IsNotOffered_IsRefusedAndTheOrderWaits(string json, int status, string reason)
    {
        await using var host = await ApiHost.StartAsync();
        await host.Get<Shop.Shops.ShopDirectory>().SetAvailableAsync(
            Shop.Shops.ShopId.Default, "Espresso", isAvailable: false, TestContext.Current.CancellationToken);
        var (visitor, id) = await host.CheckInAsync();
        using var ofVisitor = visitor;

        var reply = await visitor.PutAsync($"/api/orders/{id}/drink", json);

        Assert.Equal((status, reason), reply.Refusal);
        Assert.Equal("Choosing", (await visitor.GetAsync($"/api/orders/{id}")).Text("phase"));
    }

    [Fact]
    [Covers("SubmitDrink", "MakeOrder")]
    public async Task Key_ComesAgain_HappensOnceAndForTheSameActOnly()
    {
        await using var host = await ApiHost.StartAsync();
        using var barista = await host.SignInAsync(Roles.Barista);
        var (visitor, id) = await host.CheckInAsync();
        using var ofVisitor = visitor;
        var key = ("Idempotency-Key", "7f3a");

        var first = await visitor.PutAsync($"/api/orders/{id}/drink", """{"drink":"Latte"}""", key);
        await host.SettleAsync();
        await barista.PostAsync($"/api/orders/{id}/make");
        var again = await visitor.PutAsync($"/api/orders/{id}/drink", """{"drink":"Latte"}""", key);
        var other = await visitor.PutAsync($"/api/orders/{id}/drink", """{"drink":"Espresso"}""", key);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Equal("Making", again.Text("phase"));
        Assert.Equal((422, RefusalReasons.KeyUsed), other.Refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("longer than any key needs to be")]
    public async Task Key_IsNone_IsRefused(string key)
    {
        await using var host = await ApiHost.StartAsync();
        using var barista = await host.SignInAsync(Roles.Barista);
        var text = key.Length > 10 ? new string('k', 201) : key;

        var reply = await barista.PostAsync("/api/orders/2/make", json: null, ("Idempotency-Key", text));

        Assert.Equal((422, "invalid-request"), reply.Refusal);
        Assert.Equal(["Idempotency-Key"], reply.Places());
    }

    [Fact]
    [Covers("TakeOrder")]
    public async Task Counter_KioskTakesAnOrder_HasItsNumberAtOnceAndOnce()
    {
        await using var host = await ApiHost.StartAsync();
        using var kiosk = await host.OpenDeviceAsync(Roles.Kiosk);
        using var barista = await host.SignInAsync(Roles.Barista);
        const string Json = """{"drink":"Latte","name":" Ada "}""";
        var key = ("Idempotency-Key", "tap-1");

        var taken = await kiosk.PostAsync("/api/shops/default/orders", Json, key);
        var again = await kiosk.PostAsync("/api/shops/default/orders", Json, key);
        var another = await kiosk.PostAsync("/api/shops/default/orders", Json);
        var other = await kiosk.PostAsync("/api/shops/default/orders", """{"drink":"Espresso"}""", key);

        Assert.Equal((HttpStatusCode.Created, "1", "Ada"), (taken.Status, taken.Text("number"), taken.Text("name")));
        Assert.Equal(taken.Text("id"), again.Text("id"));
        Assert.Equal("2", another.Text("number"));
        Assert.Equal((422, RefusalReasons.KeyUsed), other.Refusal);
        Assert.Equal(2, Ids(await barista.GetAsync("/api/shops/default/orders")).Count());
    }

    [Fact]
    [Covers("TakeOrder")]
    public async Task Counter_OrderCannotBe_LeavesNoneOpen()
    {
        await using var host = await ApiHost.StartAsync();
        using var kiosk = await host.OpenDeviceAsync(Roles.Kiosk);
        using var barista = await host.SignInAsync(Roles.Barista);

        var noDrink = await kiosk.PostAsync("/api/shops/default/orders", """{"name":"Ada"}""");
        var noSuchDrink = await kiosk.PostAsync("/api/shops/default/orders", """{"drink":"Tea"}""");
        await host.ChangeAsync(settings => settings with { StoreOpen = false });
        var closed = await kiosk.PostAsync("/api/shops/default/orders", """{"drink":"Latte"}""");
        var elsewhere = await barista.PostAsync("/api/shops/none/orders", """{"drink":"Latte"}""");

        Assert.Equal((422, "invalid-request"), noDrink.Refusal);
        Assert.Equal((422, RefusalReasons.NotOnMenu), noSuchDrink.Refusal);
        Assert.Equal((409, RefusalReasons.Closed), closed.Refusal);
        Assert.Equal((404, RefusalReasons.ShopNotFound), elsewhere.Refusal);
        var open = await barista.GetAsync("/api/shops/default/orders?state=CREATED");
        Assert.Empty(Ids(open));
    }

    [Fact]
    [Covers("CancelOrder")]
    public async Task Cancel_SaysWhy_TellsTheCustomer()
    {
        await using var host = await ApiHost.StartAsync();
        using var barista = await host.SignInAsync(Roles.Barista);
        var (visitor, id) = await host.OrderAsync();
        using var ofVisitor = visitor;

        await barista.PostAsync($"/api/orders/{id}/cancel", """{"reason":"No milk left."}""");

        var order = await visitor.GetAsync($"/api/orders/{id}");
        Assert.Equal(("Cancelled", "No milk left."), (order.Text("phase"), order.Text("reason")));
        Assert.False(order.Json.TryGetProperty("barista", out _));
    }

    [Fact]
    [Covers("EstimateWait")]
    public async Task Wait_OrderIsQueued_CountsThoseAhead()
    {
        await using var host = await ApiHost.StartAsync();
        var (first, _) = await host.OrderAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var (second, id) = await host.OrderAsync();
        var (choosing, idOfChoosing) = await host.CheckInAsync();
        using var ofFirst = first;
        using var ofSecond = second;
        using var ofChoosing = choosing;

        var wait = await second.GetAsync($"/api/orders/{id}/wait");
        var ofNone = await choosing.GetAsync($"/api/orders/{idOfChoosing}/wait");

        Assert.Equal("1", wait.Text("ahead"));
        Assert.Equal((409, RefusalReasons.InvalidTransition), ofNone.Refusal);
    }

    [Fact]
    [Covers("ListOrders")]
    public async Task List_PagesAndFilters_ReachEveryOrderOnce()
    {
        await using var host = await ApiHost.StartAsync();
        using var barista = await host.SignInAsync(Roles.Barista);
        var ids = new List<string>();
        for (var count = 0; count < 3; count++)
        {
            var (visitor, id) = await host.OrderAsync();
            visitor.Dispose();
            ids.Insert(0, id);
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await barista.PostAsync($"/api/orders/{ids[1]}/complete");
        var first = await barista.GetAsync("/api/shops/default/orders?limit=2");
        var rest = await barista.GetAsync($"/api/shops/default/orders?limit=2&after={Uri.EscapeDataString(first.Text("next"))}");
        var completed = await barista.GetAsync($"/api/shops/default/orders?state=completed");
        var recent = await barista.GetAsync("/api/shops/default/orders?from=2030-01-01T08:02:00Z&to=2030-01-01T09:00Z");

        Assert.Equal(ids, [.. Ids(first), .. Ids(rest)]);
        Assert.Equal([ids[1]], Ids(completed));
        Assert.Equal([ids[0]], Ids(recent));
        Assert.False(rest.Json.TryGetProperty("next", out _));
    }

    [Fact]
    [Covers("ListOrders")]
    public async Task List_QueryIsWrong_NamesEveryMistake()
    {
        await using var host = await ApiHost.StartAsync();
        using var barista = await host.SignInAsync(Roles.Barista);

        var reply = await barista.GetAsync("/api/shops/default/orders?state=NEW&from=yesterday&to=1969-12-31&limit=0");
        var backwards = await barista.GetAsync("/api/shops/default/orders?from=2030-01-02&to=2030-01-01");
        var withinAMillisecond = await barista.GetAsync(
            "/api/shops/default/orders?from=2030-01-01T00:00:00.0001Z&to=2030-01-01T00:00:00.0002Z");
        var noPlace = await barista.GetAsync("/api/shops/default/orders?after=nowhere");
        var noShop = await barista.GetAsync("/api/shops/none/orders");

        Assert.Equal((422, "invalid-request"), reply.Refusal);
        Assert.Equal(["state", "from", "to", "limit"], reply.Places());
        Assert.Equal((422, "invalid-request"), backwards.Refusal);
        Assert.Equal((422, "invalid-request"), withinAMillisecond.Refusal);
        Assert.Equal((422, RefusalReasons.InvalidOrder), noPlace.Refusal);
        Assert.Equal((404, RefusalReasons.ShopNotFound), noShop.Refusal);
    }

    [Fact]
    [Covers("ListOrders", "GetOrder")]
    public async Task Answers_OfOrders_HoldNoSecret()
    {
        await using var host = await ApiHost.StartAsync();
        using var barista = await host.SignInAsync(Roles.Barista);
        var (visitor, id) = await host.OrderAsync();
        using var ofVisitor = visitor;
        var row = await host.Get<OrderReader>().FindAsync(id, TestContext.Current.CancellationToken);

        ApiReply[] replies =
        [
            await barista.GetAsync("/api/shops/default/orders"),
            await barista.GetAsync($"/api/orders/{id}"),
            await barista.GetAsync("/orders"),
            await barista.GetAsync($"/orders/{id}"),
            await visitor.GetAsync("/api/me/orders"),
            await visitor.GetAsync("/myOrders"),
        ];

        Assert.NotNull(row?.TaskToken);
        Assert.All(replies, reply =>
        {
            Assert.Equal(HttpStatusCode.OK, reply.Status);
            Assert.Contains(id, reply.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(row.TaskToken, reply.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("token", reply.Body, StringComparison.OrdinalIgnoreCase);
        });
        Assert.DoesNotContain(replies[..2], reply => reply.Body.Contains(row.UserId, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Ids(ApiReply reply) =>
        reply.Json.GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("id").ToString());
}
