using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Robots;

/// <summary>How the robots of a shop work, as their item in the config table has it.</summary>
public sealed record RobotSettings
{
    private static readonly (int Min, int Max) Rates = (0, 1_200);
    private static readonly (int Min, int Max) Paces = (1, 600);
    private static readonly (int Min, int Max) Crews = (0, 10);

    /// <summary>Whether they work. Switching them off takes their open orders back.</summary>
    public bool IsOn { get; init; }

    /// <summary>How many orders an hour they place, on average. Default 60; 0 to 1,200.</summary>
    public int OrdersPerHour { get; init; } = 60;

    /// <summary>How many of them make drinks at a time. Default 1; 0 leaves the drinks to people, 10 at most.</summary>
    public int Baristas { get; init; } = 1;

    /// <summary>How many seconds one of them makes a drink. Default 40; 1 to 600.</summary>
    public int MakeSeconds { get; init; } = 40;

    /// <summary>
    /// Whether they also make what people ordered. Default no: at a stand with real coffee nobody is called out whose
    /// drink is not there.
    /// </summary>
    public bool MakeForPeople { get; init; }

    /// <summary>Reads the robots of a shop; what is missing, or cannot be, has its default.</summary>
    /// <param name="item">Their item in the config table; null if there is none.</param>
    internal static RobotSettings Read(Item? item)
    {
        var defaults = new RobotSettings();
        return item is null
            ? defaults
            : new RobotSettings
            {
                IsOn = item.FindFlag("isOn") ?? false,
                OrdersPerHour = FindNumber(item, "ordersPerHour", Rates) ?? defaults.OrdersPerHour,
                Baristas = FindNumber(item, "baristas", Crews) ?? defaults.Baristas,
                MakeSeconds = FindNumber(item, "makeSeconds", Paces) ?? defaults.MakeSeconds,
                MakeForPeople = item.FindFlag("makeForPeople") ?? false,
            };
    }

    /// <summary>Writes their item.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="before">The item as it is: what it has beside these settings stays.</param>
    internal Item Write(ShopId shop, Item? before) => (before ?? Item.Empty).With(
        ("PK", ItemValues.Text(shop.RobotsKey)),
        ("isOn", ItemValues.Flag(IsOn)),
        ("ordersPerHour", ItemValues.Number(OrdersPerHour)),
        ("baristas", ItemValues.Number(Baristas)),
        ("makeSeconds", ItemValues.Number(MakeSeconds)),
        ("makeForPeople", ItemValues.Flag(MakeForPeople)));

    /// <summary>Finds what is wrong with them.</summary>
    internal IReadOnlyList<Mistake> FindMistakes() =>
    [
        .. TextRules.CheckNumber("/ordersPerHour", "The number of orders an hour", OrdersPerHour, Rates),
        .. TextRules.CheckNumber("/baristas", "The number of baristas", Baristas, Crews),
        .. TextRules.CheckNumber("/makeSeconds", "The time to make a drink", MakeSeconds, Paces),
    ];

    private static int? FindNumber(Item item, string name, (int Min, int Max) range) =>
        item.FindNumber(name) is { } number && number >= range.Min && number <= range.Max ? (int)number : null;
}
