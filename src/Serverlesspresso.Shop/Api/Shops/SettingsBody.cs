using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>The settings of a shop. When they are changed, what is missing stays as it is.</summary>
public record SettingsBody
{
    /// <summary>Whether the shop takes new orders. Closing it does not touch the orders that are open.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>What people call the shop.</summary>
    public string? Name { get; init; }

    /// <summary>What visitors read first; empty for nothing.</summary>
    public string? WelcomeText { get; init; }

    /// <summary>Where drinks are picked up; empty if it goes without saying.</summary>
    public string? PickupPlace { get; init; }

    /// <summary>A message to all who wait; empty for none.</summary>
    public string? Notice { get; init; }

    /// <summary>How many orders may be open at a time, from 0 to 500.</summary>
    public int? Capacity { get; init; }

    /// <summary>How many seconds a customer has to choose a drink, from 10 to 3,600.</summary>
    public int? ChooseSeconds { get; init; }

    /// <summary>How many seconds there are from the order number to the drink, from 10 to 14,400.</summary>
    public int? MakeSeconds { get; init; }

    /// <summary>How many drinks one code gives, from 1 to 1,000.</summary>
    public int? DrinksPerCode { get; init; }

    /// <summary>How many orders a visitor may have a day, from 0 to 1,000; 0 sets no limit.</summary>
    public int? OrdersPerDay { get; init; }

    /// <summary>Whether order numbers begin at 1 each day, in the shop's time zone.</summary>
    public bool? OrderNumbersRestartDaily { get; init; }

    /// <summary>The shop's time zone by its IANA name, such as <c>Europe/Berlin</c>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The language of the shop's own screens, such as <c>de</c>; empty for that of whatever shows them.</summary>
    public string? Language { get; init; }

    /// <summary>Writes settings.</summary>
    /// <param name="settings">The settings.</param>
    internal static SettingsBody Of(ShopSettings settings) => new()
    {
        IsOpen = settings.StoreOpen,
        Name = settings.Name,
        WelcomeText = settings.WelcomeText,
        PickupPlace = settings.PickupPlace,
        Notice = settings.Notice,
        Capacity = settings.Capacity,
        ChooseSeconds = settings.ChooseSeconds,
        MakeSeconds = settings.MakeSeconds,
        DrinksPerCode = settings.DrinksPerCode,
        OrdersPerDay = settings.OrdersPerDay,
        OrderNumbersRestartDaily = settings.OrderNumbersRestartDaily,
        TimeZone = settings.TimeZone,
        Language = settings.Language,
    };

    /// <summary>The settings after the change.</summary>
    /// <param name="before">The settings before it.</param>
    internal ShopSettings Change(ShopSettings before) => before with
    {
        StoreOpen = IsOpen ?? before.StoreOpen,
        Name = Name ?? before.Name,
        WelcomeText = WelcomeText ?? before.WelcomeText,
        PickupPlace = PickupPlace ?? before.PickupPlace,
        Notice = Notice ?? before.Notice,
        Capacity = Capacity ?? before.Capacity,
        ChooseSeconds = ChooseSeconds ?? before.ChooseSeconds,
        MakeSeconds = MakeSeconds ?? before.MakeSeconds,
        DrinksPerCode = DrinksPerCode ?? before.DrinksPerCode,
        OrdersPerDay = OrdersPerDay ?? before.OrdersPerDay,
        OrderNumbersRestartDaily = OrderNumbersRestartDaily ?? before.OrderNumbersRestartDaily,
        TimeZone = TimeZone ?? before.TimeZone,
        Language = Language ?? before.Language,
    };
}
