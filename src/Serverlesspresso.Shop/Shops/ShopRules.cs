namespace Serverlesspresso.Shop.Shops;

/// <summary>Which shops an organiser can make.</summary>
internal static class ShopRules
{
    private const int IdLengthMax = 40;
    private const int WelcomeTextLengthMax = 500;
    private const int LineLengthMax = 200;
    private const int LanguageLengthMax = 35;

    // More open orders than this no screen of the shop can show.
    private static readonly (int Min, int Max) Capacities = (0, 500);

    // Less is too short for a person with a phone; more is no deadline any more.
    private static readonly (int Min, int Max) ChooseSeconds = (10, 3_600);
    private static readonly (int Min, int Max) MakeSeconds = (10, 14_400);
    private static readonly (int Min, int Max) Drinks = (1, 1_000);
    private static readonly (int Min, int Max) Orders = (0, 1_000);

    /// <summary>Finds what is wrong with the id of a new shop.</summary>
    /// <param name="id">The id.</param>
    public static IEnumerable<Mistake> CheckId(ShopId id)
    {
        var isValid = id.Value is { Length: > 0 and <= IdLengthMax }
            && id.Value.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');
        if (!isValid)
        {
            yield return new Mistake(
                "/id",
                $"The id '{id.Value}' must have 1 to {IdLengthMax} characters: letters from A to Z, digits, '_' and '-'.");
        }
    }

    /// <summary>Finds what is wrong with settings.</summary>
    /// <param name="settings">The settings.</param>
    public static IEnumerable<Mistake> CheckSettings(ShopSettings settings) =>
    [
        .. TextRules.CheckName("/name", "The name of the shop", settings.Name),
        .. TextRules.CheckText("/welcomeText", "The welcome text", settings.WelcomeText, WelcomeTextLengthMax),
        .. TextRules.CheckText("/pickupPlace", "The pickup place", settings.PickupPlace, LineLengthMax),
        .. TextRules.CheckText("/notice", "The message to all who wait", settings.Notice, LineLengthMax),
        .. TextRules.CheckNumber("/capacity", "The number of places", settings.Capacity, Capacities),
        .. TextRules.CheckNumber("/chooseSeconds", "The time to choose", settings.ChooseSeconds, ChooseSeconds),
        .. TextRules.CheckNumber("/makeSeconds", "The time to make a drink", settings.MakeSeconds, MakeSeconds),
        .. TextRules.CheckNumber("/drinksPerCode", "The number of drinks of a code", settings.DrinksPerCode, Drinks),
        .. TextRules.CheckNumber("/ordersPerDay", "The number of orders a day", settings.OrdersPerDay, Orders),
        .. CheckTimeZone(settings.TimeZone),
        .. TextRules.CheckText("/language", "The code of the language", settings.Language, LanguageLengthMax),
    ];

    private static IEnumerable<Mistake> CheckTimeZone(string timeZone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) || !zone.HasIanaId)
        {
            yield return new Mistake(
                "/timeZone", $"The time zone '{timeZone}' is not known: use a name such as 'Europe/Berlin' or 'UTC'.");
        }
    }
}
