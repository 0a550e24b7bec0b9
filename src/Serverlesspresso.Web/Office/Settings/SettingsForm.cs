using System.Globalization;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Office.Settings;

/// <summary>The settings of a shop as they are typed: every field keeps its text, right or wrong.</summary>
public sealed record SettingsForm
{
    // No setting may be so small: what is no number is refused with its field.
    private const int NoNumber = -1;

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What visitors read first.</summary>
    public required string WelcomeText { get; init; }

    /// <summary>Where drinks are picked up.</summary>
    public required string PickupPlace { get; init; }

    /// <summary>The message to all who wait.</summary>
    public required string Notice { get; init; }

    /// <summary>Whether the shop takes new orders.</summary>
    public required bool StoreOpen { get; init; }

    /// <summary>How many orders may be open at a time.</summary>
    public required string Capacity { get; init; }

    /// <summary>How many minutes a customer has to choose.</summary>
    public required string ChooseMinutes { get; init; }

    /// <summary>How many minutes there are to make a drink.</summary>
    public required string MakeMinutes { get; init; }

    /// <summary>How many drinks a code gives.</summary>
    public required string DrinksPerCode { get; init; }

    /// <summary>How many orders a visitor may have a day.</summary>
    public required string OrdersPerDay { get; init; }

    /// <summary>The time zone by its IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The code of the language of its screens; empty for the language of each screen.</summary>
    public required string Language { get; init; }

    /// <summary>Whether order numbers begin at 1 each day.</summary>
    public required bool OrderNumbersRestartDaily { get; init; }

    /// <summary>The version of the settings that the form was made of.</summary>
    public required string Version { get; init; }

    /// <summary>Writes the form of a shop.</summary>
    /// <param name="shop">The shop.</param>
    public static SettingsForm From(CoffeeShop shop)
    {
        ArgumentNullException.ThrowIfNull(shop);
        var settings = shop.Settings;
        return new SettingsForm
        {
            Name = settings.Name,
            WelcomeText = settings.WelcomeText,
            PickupPlace = settings.PickupPlace,
            Notice = settings.Notice,
            StoreOpen = settings.StoreOpen,
            Capacity = Write(settings.Capacity),
            ChooseMinutes = Write(settings.ChooseSeconds / 60m),
            MakeMinutes = Write(settings.MakeSeconds / 60m),
            DrinksPerCode = Write(settings.DrinksPerCode),
            OrdersPerDay = Write(settings.OrdersPerDay),
            TimeZone = settings.TimeZone,
            Language = settings.Language,
            OrderNumbersRestartDaily = settings.OrderNumbersRestartDaily,
            Version = shop.SettingsVersion,
        };
    }

    /// <summary>Reads what was sent.</summary>
    /// <param name="fields">The fields.</param>
    public static SettingsForm Read(IFormCollection fields)
    {
        string Text(string name) => fields[name].ToString().Trim();
        return new SettingsForm
        {
            Name = Text("name"),
            WelcomeText = Text("welcomeText").ReplaceLineEndings("\n"),
            PickupPlace = Text("pickupPlace"),
            Notice = Text("notice"),
            StoreOpen = Text("storeOpen") == "true",
            Capacity = Text("capacity"),
            ChooseMinutes = Text("chooseSeconds"),
            MakeMinutes = Text("makeSeconds"),
            DrinksPerCode = Text("drinksPerCode"),
            OrdersPerDay = Text("ordersPerDay"),
            TimeZone = Text("timeZone"),
            Language = Text("language"),
            OrderNumbersRestartDaily = Text("orderNumbersRestartDaily") == "true",
            Version = Text("version"),
        };
    }

    /// <summary>The settings with what was typed.</summary>
    /// <param name="settings">The settings as they are.</param>
    public ShopSettings ApplyTo(ShopSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings with
        {
            Name = Name,
            WelcomeText = WelcomeText,
            PickupPlace = PickupPlace,
            Notice = Notice,
            StoreOpen = StoreOpen,
            Capacity = ReadWhole(Capacity),
            ChooseSeconds = ReadMinutes(ChooseMinutes),
            MakeSeconds = ReadMinutes(MakeMinutes),
            DrinksPerCode = ReadWhole(DrinksPerCode),
            OrdersPerDay = ReadWhole(OrdersPerDay),
            TimeZone = TimeZone,
            Language = Language,
            OrderNumbersRestartDaily = OrderNumbersRestartDaily,
        };
    }

    private static string Write(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static int ReadWhole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : NoNumber;

    // Some write half a minute with a comma.
    private static int ReadMinutes(string text) =>
        decimal.TryParse(
            text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes)
        && minutes < int.MaxValue / 60
            ? (int)decimal.Round(minutes * 60)
            : NoNumber;
}
