using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Shops;

/// <summary>The settings of a shop, as its item in the config table has them.</summary>
public sealed record ShopSettings
{
    // The longest timeout that a task state may have.
    private const int SecondsMax = 99_999_999;

    /// <summary>Whether the shop takes new orders. Closing it does not touch the orders that are open.</summary>
    public bool StoreOpen { get; init; }

    /// <summary>How many orders may be open at a time. Default 20; 0 admits none.</summary>
    public int Capacity { get; init; } = 20;

    /// <summary>How many seconds a customer has to choose a drink. Default 300.</summary>
    public int ChooseSeconds { get; init; } = 300;

    /// <summary>How many seconds there are from the order number to the drink. Default 900.</summary>
    public int MakeSeconds { get; init; } = 900;

    /// <summary>Whether order numbers begin at 1 each day, in the shop's time zone. Default no.</summary>
    public bool OrderNumbersRestartDaily { get; init; }

    /// <summary>The shop's time zone by its IANA name. Default UTC.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Reads the settings of a shop; what is missing, or is no number that can be, has its default.</summary>
    /// <param name="item">The shop's item in the config table.</param>
    public static ShopSettings Read(Item item)
    {
        var defaults = new ShopSettings();
        return new ShopSettings
        {
            StoreOpen = item.FindFlag("storeOpen") ?? false,
            Capacity = FindNumber(item, "capacity", min: 0, max: int.MaxValue) ?? defaults.Capacity,
            ChooseSeconds = FindNumber(item, "chooseSeconds", min: 1, SecondsMax) ?? defaults.ChooseSeconds,
            MakeSeconds = FindNumber(item, "makeSeconds", min: 1, SecondsMax) ?? defaults.MakeSeconds,
            OrderNumbersRestartDaily = item.FindFlag("orderNumbersRestartDaily") ?? false,
            TimeZone = item.FindText("timeZone") ?? defaults.TimeZone,
        };
    }

    /// <summary>The key of the counter that the next order number of the shop comes from.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="TimeZoneNotFoundException">The time zone's name is not known.</exception>
    public string CounterKeyAt(ShopId shop, DateTimeOffset now)
    {
        if (!OrderNumbersRestartDaily)
        {
            return shop.CounterKey;
        }

        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
        return shop.CounterKeyOn(DateOnly.FromDateTime(local.DateTime));
    }

    private static int? FindNumber(Item item, string name, int min, int max) =>
        item.FindNumber(name) is { } number && number >= min && number <= max ? (int)number : null;
}
