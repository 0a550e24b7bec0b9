using System.Net;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Shop.Tests.Api;

public sealed class ShopApiTests
{
    [Fact]
    [Covers("ListShops", "GetShop", "CreateShop")]
    public async Task Shop_IsMade_IsFoundAndListed()
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);
        using var anybody = host.CreateClient();
        const string Json = """{"id":"garden","name":"The garden","isOpen":true,"capacity":5,"menu":{"drinks":[{"name":"Tea"}]}}""";

        var made = await organiser.PostAsync("/api/shops", Json);
        var again = await organiser.PostAsync("/api/shops", Json);
        var other = await organiser.PostAsync("/api/shops", """{"id":"garden","name":"Another"}""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (made.Status, again.Status));
        Assert.Equal("/api/shops/garden", made.Headers["Location"]);
        Assert.Equal((409, RefusalReasons.ShopExists), other.Refusal);
        var found = await anybody.GetAsync("/api/shops/garden");
        Assert.Equal(("The garden", "True"), (found.Text("name"), found.Text("isOpen")));
        var list = (await anybody.GetAsync("/api/shops")).Json.GetProperty("shops");
        Assert.Equal(["default", "garden"], list.EnumerateArray().Select(shop => shop.GetProperty("id").ToString()));
    }

    [Fact]
    [Covers("GetShop", "CheckIn")]
    public async Task Shop_IdIsLongerThanAnyKey_IsNotFound()
    {
        await using var host = await ApiHost.StartAsync();
        using var anybody = host.CreateClient();
        var address = $"/api/shops/{new string('x', 3_000)}";

        var found = await anybody.GetAsync(address);
        var checkedIn = await anybody.PostAsync($"{address}/check-in", """{"code":"nonsense00"}""");

        Assert.Equal((404, RefusalReasons.ShopNotFound), found.Refusal);
        Assert.Equal((404, RefusalReasons.ShopNotFound), checkedIn.Refusal);
    }

    [Fact]
    [Covers("CreateShop")]
    public async Task Shop_CannotBe_NamesEveryMistake()
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);
        using var ofLobby = await host.SignInAsync(Roles.Organiser, "lobby");

        var reply = await organiser.PostAsync(
            "/api/shops", """{"id":"the garden","name":"","capacity":501,"menu":{"drinks":[{"name":""}]}}""");
        var withNull = await organiser.PostAsync(
            "/api/shops", """{"id":"garden","name":"G","menu":{"drinks":[{"name":"Tea","groups":[{"name":"Milk","options":[null]}]},null]}}""");
        var beyond = await ofLobby.PostAsync("/api/shops", """{"id":"garden","name":"Garden"}""");

        Assert.Equal((422, RefusalReasons.InvalidShop), reply.Refusal);
        Assert.Equal(["/id", "/name", "/capacity", "/menu/drinks/0/name"], reply.Places());
        Assert.Equal((422, "invalid-request"), withNull.Refusal);
        Assert.Equal(["/menu/drinks/0/groups/0/options/0", "/menu/drinks/1"], withNull.Places());
        Assert.Equal((403, RefusalReasons.Forbidden), beyond.Refusal);
    }

    [Fact]
    [Covers("GetShop", "GetSettings", "ChangeSettings", "OpenOrCloseShop", "GetMenu", "ReplaceMenu", "SetAvailability", "GetStatistics", "ExportOrders")]
    public async Task Shop_IsNone_IsNotFound()
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);

        ApiReply[] replies =
        [
            await organiser.GetAsync("/api/shops/none"),
            await organiser.GetAsync("/api/shops/none/settings"),
            await organiser.PatchAsync("/api/shops/none/settings", """{"name":"N"}"""),
            await organiser.PutAsync("/api/shops/none/state", """{"isOpen":true}"""),
            await organiser.GetAsync("/api/shops/none/menu"),
            await organiser.PutAsync("/api/shops/none/menu", """{"drinks":[]}"""),
            await organiser.PutAsync("/api/shops/none/availability", """{"drink":"Latte","isAvailable":false}"""),
            await organiser.GetAsync("/api/shops/none/robots"),
            await organiser.GetAsync("/api/shops/none/statistics"),
            await organiser.GetAsync("/api/shops/none/statistics.csv"),
        ];

        Assert.All(replies, reply => Assert.Equal((404, RefusalReasons.ShopNotFound), reply.Refusal));
        Assert.All(replies, reply => Assert.False(reply.Headers.ContainsKey("Content-Disposition")));
    }

    [Fact]
    [Covers("GetSettings", "ChangeSettings")]
    public async Task Settings_TwoEdit_TheSecondIsToldAndOverwritesNothing()
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);
        var seen = (await organiser.GetAsync("/api/shops/default/settings")).Headers["ETag"];

        var first = await organiser.PatchAsync(
            "/api/shops/default/settings", """{"name":"The bar","capacity":7}""", ("If-Match", seen));
        var second = await organiser.PatchAsync(
            "/api/shops/default/settings", """{"capacity":9}""", ("If-Match", seen));
        var blind = await organiser.PatchAsync("/api/shops/default/settings", """{"notice":"Milk is late."}""");

        Assert.Equal((HttpStatusCode.OK, "7"), (first.Status, first.Text("capacity")));
        Assert.NotEqual(seen, first.Headers["ETag"]);
        Assert.Equal((412, RefusalReasons.ChangedMeanwhile), second.Refusal);
        Assert.Equal(("The bar", "7", "Milk is late."), (blind.Text("name"), blind.Text("capacity"), blind.Text("notice")));
    }

    [Fact]
    [Covers("ChangeSettings")]
    public async Task Settings_CannotBe_NamesEveryMistake()
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);

        var reply = await organiser.PatchAsync(
            "/api/shops/default/settings", """{"name":"","chooseSeconds":1,"timeZone":"Nowhere"}""");
        var fraction = await organiser.PatchAsync("/api/shops/default/settings", """{"capacity":1.5}""");

        Assert.Equal((422, RefusalReasons.InvalidShop), reply.Refusal);
        Assert.Equal(["/name", "/chooseSeconds", "/timeZone"], reply.Places());
        Assert.Equal((422, "invalid-request"), fraction.Refusal);
        Assert.Equal(["/capacity"], fraction.Places());
    }

    [Fact]
    [Covers("OpenOrCloseShop")]
    public async Task State_BaristaCloses_IsSeenByAll()
    {
        await using var host = await ApiHost.StartAsync();
        using var barista = await host.SignInAsync(Roles.Barista);
        using var anybody = host.CreateClient();

        await barista.PutAsync("/api/shops/default/state", """{"isOpen":false}""");
        var nothing = await barista.PutAsync("/api/shops/default/state", "{}");

        Assert.Equal("False", (await anybody.GetAsync("/api/shops/default")).Text("isOpen"));
        Assert.Equal((422, "invalid-request"), nothing.Refusal);
        Assert.Contains("isOpen", nothing.Body, StringComparison.Ordinal);
    }

    [Fact]
    [Covers("GetMenu", "ReplaceMenu")]
    public async Task Menu_IsReplaced_HasAnotherVersion()
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);
        var before = await organiser.GetAsync("/api/shops/default/menu");
        var seen = before.Headers["ETag"];
        const string Json = """{"drinks":[{"name":"Tea","icon":"cup","groups":[{"name":"Milk","options":["Oat"]}]}]}""";

        var unchanged = await organiser.GetAsync("/api/shops/default/menu", ("If-None-Match", seen));
        var replaced = await organiser.PutAsync("/api/shops/default/menu", Json, ("If-Match", seen));
        var late = await organiser.PutAsync("/api/shops/default/menu", before.Body, ("If-Match", seen));
        var changed = await organiser.GetAsync("/api/shops/default/menu", ("If-None-Match", seen));

        Assert.Equal((HttpStatusCode.NotModified, ""), (unchanged.Status, unchanged.Body));
        Assert.Equal(HttpStatusCode.OK, replaced.Status);
        Assert.Equal((412, RefusalReasons.ChangedMeanwhile), late.Refusal);
        Assert.Equal(
            """{"drinks":[{"name":"Tea","icon":"cup","isAvailable":true,"groups":[{"name":"Milk","options":["Oat"]}]}]}""",
            changed.Body);
    }

    [Theory]
    [Covers("ReplaceMenu")]
    [InlineData("""{"drinks":[{"name":"Tea"},{"name":"Tea"}]}""", RefusalReasons.InvalidMenu)]
    [InlineData("""{"drinks":null}""", "invalid-request")]
    [InlineData("""{}""", "invalid-request")]
    [InlineData("""{"drinks":[{"icon":"cup"}]}""", "invalid-request")]
    [InlineData("""null""", "invalid-request")]
    [InlineData("""[]""", "invalid-request")]
    [InlineData("""{"drinks":[],"drinks":[]}""", "invalid-request")]
    public async Task Menu_CannotBe_IsRefused(string json, string reason)
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);

        var reply = await organiser.PutAsync("/api/shops/default/menu", json);

        Assert.Equal((422, reason), reply.Refusal);
        Assert.NotEmpty(reply.Places());
    }

    [Fact]
    [Covers("SetAvailability")]
    public async Task Availability_DrinkIsSoldOut_IsOnTheMenuSo()
    {
        await using var host = await ApiHost.StartAsync();
        using var barista = await host.SignInAsync(Roles.Barista);

        var menu = await barista.PutAsync("/api/shops/default/availability", """{"drink":"Flat White","isAvailable":false}""");
        var none = await barista.PutAsync("/api/shops/default/availability", """{"drink":"Tea","isAvailable":false}""");

        var soldOut = menu.Json.GetProperty("drinks").EnumerateArray()
            .Where(drink => !drink.GetProperty("isAvailable").GetBoolean())
            .Select(drink => drink.GetProperty("name").ToString());
        Assert.Equal(["Flat White"], soldOut);
        Assert.Equal((422, RefusalReasons.NotOnMenu), none.Refusal);
    }

    [Fact]
    [Covers("GetRobots", "ChangeRobots")]
    public async Task Robots_AreChanged_KeepWhatIsNotGiven()
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);

        var before = await organiser.GetAsync("/api/shops/default/robots");
        await organiser.PatchAsync("/api/shops/default/robots", """{"ordersPerHour":90,"baristas":2}""");
        var wrong = await organiser.PatchAsync("/api/shops/default/robots", """{"ordersPerHour":9000,"makeSeconds":0}""");
        var noShop = await organiser.PatchAsync("/api/shops/none/robots", """{"isOn":true}""");

        Assert.Equal(("False", "40"), (before.Text("isOn"), before.Text("makeSeconds")));
        var after = await organiser.GetAsync("/api/shops/default/robots");
        Assert.Equal(("90", "2", "40"), (after.Text("ordersPerHour"), after.Text("baristas"), after.Text("makeSeconds")));
        Assert.Equal((422, RefusalReasons.InvalidRobots), wrong.Refusal);
        Assert.Equal(["/ordersPerHour", "/makeSeconds"], wrong.Places());
        Assert.Equal((404, RefusalReasons.ShopNotFound), noShop.Refusal);
    }

    [Fact]
    [Covers("GetStatistics", "ExportOrders")]
    public async Task Statistics_OfADay_CountWhatHappened()
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);
        var (visitor, id) = await host.OrderAsync();
        visitor.Dispose();
        host.Clock.Advance(TimeSpan.FromSeconds(90));
        await organiser.PostAsync($"/api/orders/{id}/complete");
        await host.SettleAsync();

        var report = await organiser.GetAsync("/api/shops/default/statistics");
        var csv = await organiser.GetAsync("/api/shops/default/statistics.csv?from=2030-01-01&to=2030-01-02");

        Assert.Equal("1", report.Json.GetProperty("orders").GetProperty("made").ToString());
        Assert.Equal("90", report.Json.GetProperty("waiting").GetProperty("p50Seconds").ToString());
        Assert.Equal("Latte", report.Json.GetProperty("byDrink")[0].GetProperty("drink").ToString());
        Assert.StartsWith("text/csv", csv.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("attachment; filename=\"default-2030-01-01.csv\"", csv.Headers["Content-Disposition"]);
        Assert.Contains(id, csv.Body, StringComparison.Ordinal);
    }

    [Theory]
    [Covers("GetStatistics", "ExportOrders")]
    [InlineData("statistics?from=2030-01-02&to=2030-01-01", RefusalReasons.InvalidPeriod)]
    [InlineData("statistics.csv?from=2020-01-01&to=2030-01-01", RefusalReasons.InvalidPeriod)]
    [InlineData("statistics?from=today", "invalid-request")]
    [InlineData("statistics.csv?to=", "")]
    public async Task Statistics_PeriodIsNone_IsRefused(string path, string reason)
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);

        var reply = await organiser.GetAsync($"/api/shops/default/{path}");

        Assert.Equal(reason.Length == 0 ? (200, null) : (422, reason), reply.Refusal);
    }
}
