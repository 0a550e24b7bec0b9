using System.Text.Json;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Tests.Shops;

public sealed class ShopSettingsTests
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_EmptyItem_IsAClosedShopWithDefaults()
    {
        var settings = ShopSettings.Read(Item.Empty);

        Assert.Equal(new ShopSettings { StoreOpen = false, Capacity = 20, ChooseSeconds = 300, MakeSeconds = 900 }, settings);
    }

    [Fact]
    public void Read_OutOfTheBox_IsAnOpenShopWithDefaults() => Assert.Equal(
        new ShopSettings { StoreOpen = true, Name = "Serverlesspresso" }, ShopSettings.Read(DefaultShop.Settings()));

    [Fact]
    public void Read_EverySetting_IsTaken()
    {
        var settings = Read("""
            {
              "storeOpen": { "BOOL": true }, "capacity": { "N": "2" }, "chooseSeconds": { "N": "30" },
              "makeSeconds": { "N": "90" }, "orderNumbersRestartDaily": { "BOOL": true },
              "timeZone": { "S": "Europe/Berlin" }, "name": { "S": "Stand 7" }, "welcomeText": { "S": "Hello" },
              "pickupPlace": { "S": "Hall 2" }, "notice": { "S": "No milk left" }, "drinksPerBarcode": { "N": "3" },
              "maxOrdersPerUser": { "N": "0" }
            }
            """);

        var expected = new ShopSettings
        {
            StoreOpen = true,
            Capacity = 2,
            ChooseSeconds = 30,
            MakeSeconds = 90,
            OrderNumbersRestartDaily = true,
            TimeZone = "Europe/Berlin",
            Name = "Stand 7",
            WelcomeText = "Hello",
            PickupPlace = "Hall 2",
            Notice = "No milk left",
            DrinksPerCode = 3,
            OrdersPerDay = 0,
        };
        Assert.Equal(expected, settings);
        Assert.Equal(expected, ShopSettings.Read(settings.Write(new ShopId("A-B"), before: null)));
    }

    [Fact]
    public void Read_EverySettingIsOfAWrongType_IsAClosedShopWithDefaults()
    {
        string[] names =
        [
            "storeOpen", "name", "welcomeText", "pickupPlace", "notice", "capacity", "chooseSeconds", "makeSeconds",
            "drinksPerBarcode", "maxOrdersPerUser", "orderNumbersRestartDaily", "timeZone",
        ];

        var settings = Read($"{{ {string.Join(',', names.Select(name => $$"""
            "{{name}}": { "L": [] }
            """))} }}");

        Assert.Equal(new ShopSettings(), settings);
    }

    [Fact]
    public void Write_ItemHasMore_KeepsIt()
    {
        var before = Item.Read(JsonElement.Parse("""{ "PK": { "S": "config" }, "region": { "S": "eu-west-1" } }"""));

        var written = new ShopSettings { Capacity = 7 }.Write(ShopId.Default, before);

        Assert.Equal(("eu-west-1", 7L), (written.FindText("region"), written.FindNumber("capacity")));
    }

    [Theory]
    [InlineData("""{ "S": "true" }""")]
    [InlineData("""{ "N": "1" }""")]
    [InlineData("""{ "NULL": true }""")]
    [InlineData("""{ "BOOL": false }""")]
    public void StoreOpen_IsNotExactlyTrue_IsClosed(string value) =>
        Assert.False(Read($$"""{ "storeOpen": {{value}} }""").StoreOpen);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("1E2", 100)]
    [InlineData("2147483647", 2_147_483_647)]
    [InlineData("-1", 20)]
    [InlineData("2.5", 20)]
    [InlineData("2147483648", 20)]
    [InlineData("1E30", 20)]
    public void Capacity_IsTakenOrTheDefault(string number, int capacity) =>
        Assert.Equal(capacity, Read($$"""{ "capacity": { "N": "{{number}}" } }""").Capacity);

    [Fact]
    public void Capacity_IsAText_IsTheDefault() =>
        Assert.Equal(20, Read("""{ "capacity": { "S": "5" } }""").Capacity);

    [Theory]
    [InlineData("1", 1)]
    [InlineData("99999999", 99_999_999)]
    [InlineData("100000000", null)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    public void Deadlines_AreTakenOrTheDefault(string number, int? seconds)
    {
        var settings = Read($$"""{ "chooseSeconds": { "N": "{{number}}" }, "makeSeconds": { "N": "{{number}}" } }""");

        Assert.Equal((seconds ?? 300, seconds ?? 900), (settings.ChooseSeconds, settings.MakeSeconds));
    }

    [Theory]
    [InlineData("default", "orderID")]
    [InlineData("ABC", "orderID-ABC")]
    public void CounterKeyAt_NumbersGoOn_IsTheSameEveryDay(string shop, string key) =>
        Assert.Equal(key, new ShopSettings { TimeZone = "no zone at all" }.CounterKeyAt(new ShopId(shop), Noon));

    [Theory]
    [InlineData("default", "UTC", 0, "orderID@2030-01-01")]
    [InlineData("ABC", "UTC", 0, "orderID@2030-01-01-ABC")]
    [InlineData("default", "UTC", 12, "orderID@2030-01-02")]
    [InlineData("default", "Europe/Berlin", 10.99, "orderID@2030-01-01")]
    [InlineData("default", "Europe/Berlin", 11, "orderID@2030-01-02")]
    [InlineData("default", "America/Los_Angeles", -5, "orderID@2029-12-31")]
    public void CounterKeyAt_NumbersRestart_IsOfTheShopsDay(string shop, string zone, double hours, string key)
    {
        var settings = new ShopSettings { OrderNumbersRestartDaily = true, TimeZone = zone };

        Assert.Equal(key, settings.CounterKeyAt(new ShopId(shop), Noon.AddHours(hours)));
    }

    [Fact]
    public void CounterKeyAt_ShopIsNamedLikeADay_HasACounterOfItsOwn()
    {
        var restarting = new ShopSettings { OrderNumbersRestartDaily = true };

        Assert.NotEqual(
            restarting.CounterKeyAt(ShopId.Default, Noon),
            new ShopSettings().CounterKeyAt(new ShopId("2030-01-01"), Noon));
    }

    [Theory]
    [InlineData("Europe/Nowhere")]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    public void CounterKeyAt_ZoneIsNotKnown_IsOfTheDayInUtc(string zone) => Assert.Equal(
        "orderID@2030-01-01",
        new ShopSettings { OrderNumbersRestartDaily = true, TimeZone = zone }.CounterKeyAt(ShopId.Default, Noon));

    private static ShopSettings Read(string item) => ShopSettings.Read(Item.Read(JsonElement.Parse(item)));
}
