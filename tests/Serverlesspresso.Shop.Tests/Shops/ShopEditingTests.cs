using System.Text.Json;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Shops;

public sealed class ShopEditingTests : IAsyncLifetime
{
    private const string ConfigChanged = "ConfigService.ConfigChanged";

    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly ShopId Stand = new("stand-7_A");
    private static readonly ShopSettings Settings = new() { StoreOpen = true, Name = "Stand 7" };
    private static readonly Menu Tea = new([new MenuDrink { Name = "Tea" }]);

    private CoffeeBar _bar = null!; // Opened before each test.

    private ShopDirectory Directory => _bar.Engine.Get<ShopDirectory>();

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Create_NewId_IsThereWithItsMenu()
    {
        var created = await Directory.CreateAsync(Stand, Settings, Tea, Never);

        var found = await Directory.FindAsync(Stand, Never);
        Assert.Equivalent(created, found, strict: true);
        Assert.Equal((Settings, "Tea"), (found?.Settings, found?.Menu.Drinks.Single().Name));
    }

    [Fact]
    public async Task Create_IdHasADash_TakesOrdersOfItsOwn()
    {
        await Directory.CreateAsync(new ShopId("A"), Settings, Tea, Never);
        await Directory.CreateAsync(new ShopId("A-B"), Settings with { Name = "Other" }, Menu.Standard, Never);

        await _bar.ArriveAsync("2", detail: """{"userId":"1","orderId":"2","eventId":"A-B"}""");
        await _bar.SubmitAsync("2", "Latte");

        Assert.Equal(("A-B", "1"), ((await _bar.OrderAsync("2")).ShopId, (await _bar.OrderAsync("2")).OrderNumber));
        Assert.Equal(
            [("default", 0L), ("A", 0L), ("A-B", 1L)],
            (await Directory.ListAsync(Never)).Select(shop => (shop.Id.Value, shop.OpenOrders)));
    }

    [Fact]
    public async Task Create_IdIsTaken_IsRefusedAndChangesNothing()
    {
        await Directory.CreateAsync(Stand, Settings, Tea, Never);

        var refused = await RefusedAsync(() => Directory.CreateAsync(
            Stand, Settings with { Name = "Another" }, Menu.Standard, Never));

        Assert.Equal("shop-exists", refused.Reason);
        Assert.Equal("Stand 7", (await Directory.FindAsync(Stand, Never))?.Settings.Name);
    }

    [Fact]
    public async Task Create_TwoAtOnce_OneIsRefused()
    {
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(index => TryAsync(
            () => Directory.CreateAsync(Stand, Settings with { Name = $"Stand {index}" }, Tea, Never))));

        Assert.Equal([null, "shop-exists"], both.Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("café")]
    [InlineData("a@b")]
    [InlineData("01234567890123456789012345678901234567890")]
    public async Task Create_IdCannotBe_IsRefused(string id)
    {
        var refused = await RefusedAsync(() => Directory.CreateAsync(new ShopId(id), Settings, Tea, Never));

        Assert.Equal(("invalid-shop", "/id"), (refused.Reason, Assert.Single(refused.Mistakes).Place));
    }

    [Fact]
    public async Task Create_MuchIsWrong_NamesAllOfItAtOnce()
    {
        var settings = new ShopSettings
        {
            Name = "",
            WelcomeText = new string('x', 501),
            PickupPlace = new string('x', 201),
            Notice = "bell\u0007",
            Capacity = 501,
            ChooseSeconds = 9,
            MakeSeconds = 14_401,
            DrinksPerCode = 0,
            OrdersPerDay = -1,
            TimeZone = "Europe/Nowhere",
        };
        var menu = new Menu([new MenuDrink { Name = " Tea" }]);

        var refused = await RefusedAsync(() => Directory.CreateAsync(new ShopId("a b"), settings, menu, Never));

        Assert.Equal(
            [
                "/id", "/name", "/welcomeText", "/pickupPlace", "/notice", "/capacity", "/chooseSeconds", "/makeSeconds",
                "/drinksPerCode", "/ordersPerDay", "/timeZone", "/menu/drinks/0/name",
            ],
            refused.Mistakes.Select(mistake => mistake.Place));
        Assert.Null(await Directory.FindAsync(new ShopId("a b"), Never));
    }

    [Theory]
    [InlineData("UTC", true)]
    [InlineData("Europe/Berlin", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("europe", false)]
    [InlineData("", false)]
    public async Task Update_TimeZone_IsAnIanaName(string zone, bool isKnown)
    {
        var reason = await TryAsync(
            () => Directory.UpdateAsync(ShopId.Default, settings => settings with { TimeZone = zone }, Never));

        Assert.Equal(isKnown ? null : "invalid-shop", reason);
    }

    [Fact]
    public async Task Update_ShopIsClosed_RefusesTheNextOrderAndTellsTheBus()
    {
        var shop = await Directory.UpdateAsync(ShopId.Default, Close, Never);

        await _bar.ArriveAsync("2");
        Assert.False(shop.Settings.StoreOpen);
        Assert.Null(await _bar.FindAsync("2"));
        var changed = Assert.Single(await _bar.EventsAsync(ConfigChanged));
        Assert.Equal("default", changed.GetProperty("eventId").GetString());
        Assert.False(changed.GetProperty("NewImage").GetProperty("storeOpen").GetProperty("BOOL").GetBoolean());
        Assert.NotEmpty(changed.GetProperty("Message").GetString() ?? "");
    }

    [Fact]
    public async Task Update_NothingChanges_IsSilent()
    {
        var before = await Directory.FindAsync(ShopId.Default, Never);

        var after = await Directory.UpdateAsync(ShopId.Default, settings => settings, Never);

        Assert.Equivalent(before, after, strict: true);
        Assert.Empty(await _bar.EventsAsync(ConfigChanged));
    }

    [Fact]
    public async Task Update_NobodyKnowsTheShop_IsRefused() => Assert.Equal(
        "shop-not-found", await TryAsync(() => Directory.UpdateAsync(new ShopId("ABC"), Close, Never)));

    [Fact]
    public async Task Update_TwoEditorsSawTheSame_TheSecondIsRefused()
    {
        var seen = (await Directory.FindAsync(ShopId.Default, Never))?.SettingsVersion;
        await Directory.UpdateAsync(ShopId.Default, settings => settings with { Capacity = 7 }, seen, Never);

        var reason = await TryAsync(
            () => Directory.UpdateAsync(ShopId.Default, settings => settings with { Capacity = 8 }, seen, Never));

        Assert.Equal("changed-meanwhile", reason);
        Assert.Equal(7, (await Directory.FindAsync(ShopId.Default, Never))?.Settings.Capacity);
    }

    [Fact]
    public async Task Update_SomebodyChangedTheItemByHand_IsRefusedToo()
    {
        var seen = (await Directory.FindAsync(ShopId.Default, Never))?.SettingsVersion;
        await _bar.ChangeSettingAsync("region", ItemValues.Text("eu"));

        Assert.Equal("changed-meanwhile", await TryAsync(() => Directory.UpdateAsync(ShopId.Default, Close, seen, Never)));
    }

    [Fact]
    public async Task Update_MenuChangedMeanwhile_IsNotDisturbed()
    {
        var seen = (await Directory.FindAsync(ShopId.Default, Never))?.SettingsVersion;
        await Directory.ReplaceMenuAsync(ShopId.Default, Tea, Never);

        Assert.Null(await TryAsync(() => Directory.UpdateAsync(ShopId.Default, Close, seen, Never)));
    }

    [Fact]
    public async Task Update_OperatorWroteWhatAnOrganiserMayNot_OtherSettingsCanStillChange()
    {
        await _bar.ChangeSettingAsync("capacity", ItemValues.Number(100_000));
        await _bar.ChangeSettingAsync("timeZone", ItemValues.Text("Nowhere"));
        await _bar.ChangeSettingAsync("region", ItemValues.Text("eu"));

        var shop = await Directory.UpdateAsync(ShopId.Default, Close, Never);

        Assert.Equal((false, 100_000, "Nowhere"), (shop.Settings.StoreOpen, shop.Settings.Capacity, shop.Settings.TimeZone));
        var image = Assert.Single(await _bar.EventsAsync(ConfigChanged)).GetProperty("NewImage");
        Assert.Equal("eu", image.GetProperty("region").GetProperty("S").GetString());
    }

    [Fact]
    public async Task ReplaceMenu_OrderIsOpen_GoesOnAsItWas()
    {
        await _bar.ArriveAsync("2");
        await _bar.SubmitAsync("2", "Latte");

        await Directory.ReplaceMenuAsync(ShopId.Default, Tea, Never);
        await _bar.ActAsync("2", "complete");

        var order = await _bar.OrderAsync("2");
        Assert.Equal(("COMPLETED", "Latte"), (order.State, order.Drink));
    }

    [Fact]
    public async Task ReplaceMenu_DrinkIsGone_CannotBeOrderedAnyMore()
    {
        await _bar.ArriveAsync("2");

        await Directory.ReplaceMenuAsync(ShopId.Default, Tea, Never);
        await _bar.SubmitAsync("2", "Latte");

        Assert.Null((await _bar.OrderAsync("2")).DrinkOrder);
    }

    [Fact]
    public async Task ReplaceMenu_TwoEditorsSawTheSame_TheSecondIsRefused()
    {
        var seen = (await Directory.FindAsync(ShopId.Default, Never))?.MenuVersion;
        await Directory.SetAvailableAsync(ShopId.Default, "Latte", isAvailable: false, Never);

        Assert.Equal(
            "changed-meanwhile", await TryAsync(() => Directory.ReplaceMenuAsync(ShopId.Default, Tea, seen, Never)));
    }

    [Fact]
    public async Task SetAvailable_DrinkIsSoldOut_CannotBeOrderedUntilItIsBack()
    {
        await _bar.ArriveAsync("2");

        await Directory.SetAvailableAsync(ShopId.Default, "Latte", isAvailable: false, Never);
        await _bar.SubmitAsync("2", "Latte");
        var whileSoldOut = (await _bar.OrderAsync("2")).DrinkOrder;
        await Directory.SetAvailableAsync(ShopId.Default, "Latte", isAvailable: true, Never);
        await _bar.SubmitAsync("2", "Latte");

        Assert.Null(whileSoldOut);
        Assert.NotNull((await _bar.OrderAsync("2")).DrinkOrder);
    }

    [Fact]
    public async Task SetAvailable_ItemHasStrangeEntries_LeavesThemAsTheyAre()
    {
        var item = Item.Read(JsonElement.Parse("""
            {
              "PK": { "S": "menu" }, "note": { "S": "mine" },
              "value": { "L": [ { "S": "no drink" }, { "M": { "drink": { "S": "Tea" }, "price": { "N": "2" } } } ] }
            }
            """));
        await PutAsync(item);

        await Directory.SetAvailableAsync(ShopId.Default, "Tea", isAvailable: false, Never);

        var image = Assert.Single(await _bar.EventsAsync(ConfigChanged)).GetProperty("NewImage");
        Assert.Equal(
            Item.Read(JsonElement.Parse("""
                {
                  "PK": { "S": "menu" }, "note": { "S": "mine" },
                  "value": { "L": [
                    { "S": "no drink" },
                    { "M": { "drink": { "S": "Tea" }, "price": { "N": "2" }, "available": { "BOOL": false } } } ] }
                }
                """)),
            Item.Read(image));
    }

    [Theory]
    [InlineData("Tea")]
    [InlineData("latte")]
    [InlineData("")]
    public async Task SetAvailable_DrinkIsNotOnTheMenu_IsRefused(string drink) => Assert.Equal(
        "not-on-menu", await TryAsync(() => Directory.SetAvailableAsync(ShopId.Default, drink, isAvailable: true, Never)));

    private static ShopSettings Close(ShopSettings settings) => settings with { StoreOpen = false };

    private static Task<CoffeeBarRefusedException> RefusedAsync(Func<Task> act) =>
        Assert.ThrowsAsync<CoffeeBarRefusedException>(act);

    private static async Task<string?> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (CoffeeBarRefusedException refused)
        {
            return refused.Reason;
        }
    }

    private async Task PutAsync(Item item) => await _bar.Engine.Get<ItemTables>().WriteItemAsync(
        new PutItemRequest { TableName = "serverlesspresso-config-table", Item = item }, Never);
}
