using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Shops;

/// <summary>The settings of a shop, as its item in the config table has them.</summary>
public sealed record ShopSettings
{
    // The longest timeout that a task state may have.
    private const int SecondsMax = 99_999_999;

    /// <summary>Whether the shop takes new orders. Closing it does not touch the orders that are open.</summary>
    public bool StoreOpen { get; init; }

    /// <summary>What people call the shop; empty to call it by its id.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>What visitors read first; empty for nothing.</summary>
    public string WelcomeText { get; init; } = string.Empty;

    /// <summary>Where drinks are picked up; empty if it goes without saying.</summary>
    public string PickupPlace { get; init; } = string.Empty;

    /// <summary>A message to all who wait; empty for none.</summary>
    public string Notice { get; init; } = string.Empty;

    /// <summary>How many orders may be open at a time. Default 20; 0 admits none.</summary>
    public int Capacity { get; init; } = 20;

    /// <summary>How many seconds a customer has to choose a drink. Default 300.</summary>
    public int ChooseSeconds { get; init; } = 300;

    /// <summary>How many seconds there are from the order number to the drink. Default 900.</summary>
    public int MakeSeconds { get; init; } = 900;

    /// <summary>How many drinks one code gives. Default 10: the attribute <c>drinksPerBarcode</c>.</summary>
    public int DrinksPerCode { get; init; } = 10;

    /// <summary>
    /// How many orders a visitor may have a day, in the shop's time zone. Default 5; 0 sets no limit: the attribute
    /// <c>maxOrdersPerUser</c>.
    /// </summary>
    public int OrdersPerDay { get; init; } = 5;

    /// <summary>Whether order numbers begin at 1 each day, in the shop's time zone. Default no.</summary>
    public bool OrderNumbersRestartDaily { get; init; }

    /// <summary>The shop's time zone by its IANA name. Default UTC.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>
    /// The language of the shop's own screens, such as <c>de</c>; empty for the language of whatever shows them.
    /// </summary>
    public string Language { get; init; } = string.Empty;

    /// <summary>Reads the settings of a shop; what is missing, or is no number that can be, has its default.</summary>
    /// <param name="item">The shop's item in the config table.</param>
    public static ShopSettings Read(Item item)
    {
        var defaults = new ShopSettings();
        return new ShopSettings
        {
            StoreOpen = item.FindFlag("storeOpen") ?? false,
            Name = item.FindText("name") ?? string.Empty,
            WelcomeText = item.FindText("welcomeText") ?? string.Empty,
            PickupPlace = item.FindText("pickupPlace") ?? string.Empty,
            Notice = item.FindText("notice") ?? string.Empty,
            Capacity = FindNumber(item, "capacity", min: 0, max: int.MaxValue) ?? defaults.Capacity,
            ChooseSeconds = FindNumber(item, "chooseSeconds", min: 1, SecondsMax) ?? defaults.ChooseSeconds,
            MakeSeconds = FindNumber(item, "makeSeconds", min: 1, SecondsMax) ?? defaults.MakeSeconds,
            DrinksPerCode = FindNumber(item, "drinksPerBarcode", min: 0, max: int.MaxValue) ?? defaults.DrinksPerCode,
            OrdersPerDay = FindNumber(item, "maxOrdersPerUser", min: 0, max: int.MaxValue) ?? defaults.OrdersPerDay,
            OrderNumbersRestartDaily = item.FindFlag("orderNumbersRestartDaily") ?? false,
            TimeZone = item.FindText("timeZone") ?? defaults.TimeZone,
            Language = item.FindText("language") ?? string.Empty,
        };
    }

    /// <summary>Reads the clock of the shop.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The shop's local time; in UTC if its time zone is not known, as an operator may have written it.</returns>
    public DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, FindZone());

    /// <summary>The key of the counter that the next order number of the shop comes from.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="now">The instant.</param>
    public string CounterKeyAt(ShopId shop, DateTimeOffset now) => OrderNumbersRestartDaily
        ? shop.CounterKeyOn(DateOnly.FromDateTime(ToLocal(now).DateTime))
        : shop.CounterKey;

    /// <summary>The shop's time zone; UTC if its name is not known.</summary>
    internal TimeZoneInfo FindZone() =>
        TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>Writes the shop's item.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="before">The item as it is: what it has beside these settings stays.</param>
    internal Item Write(ShopId shop, Item? before) => (before ?? Item.Empty).With(
        ("PK", ItemValues.Text(shop.ConfigKey)),
        ("storeOpen", ItemValues.Flag(StoreOpen)),
        ("name", ItemValues.Text(Name)),
        ("welcomeText", ItemValues.Text(WelcomeText)),
        ("pickupPlace", ItemValues.Text(PickupPlace)),
        ("notice", ItemValues.Text(Notice)),
        ("capacity", ItemValues.Number(Capacity)),
        ("chooseSeconds", ItemValues.Number(ChooseSeconds)),
        ("makeSeconds", ItemValues.Number(MakeSeconds)),
        ("drinksPerBarcode", ItemValues.Number(DrinksPerCode)),
        ("maxOrdersPerUser", ItemValues.Number(OrdersPerDay)),
        ("orderNumbersRestartDaily", ItemValues.Flag(OrderNumbersRestartDaily)),
        ("timeZone", ItemValues.Text(TimeZone)),
        ("language", ItemValues.Text(Language)));

    private static int? FindNumber(Item item, string name, int min, int max) =>
        item.FindNumber(name) is { } number && number >= min && number <= max ? (int)number : null;
}
