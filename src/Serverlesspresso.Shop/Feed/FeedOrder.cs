using System.Text.Json;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Feed;

/// <summary>An order as the feed knows it, with what each audience may see of it.</summary>
internal sealed class FeedOrder
{
    private FeedOrder(Item row, Order order, long rowVersion)
    {
        Order = order;
        Version = row.FindNumber("version") ?? rowVersion;
        IsFromStart = rowVersion == 0;
        Staff = StaffView(row);
        Owner = Staff with { Barista = null, IsRobot = null };
        Wall = order.OrderNumber is null ? null : WallView(row);
    }

    public Order Order { get; }

    /// <summary>Rises with every change: the row's own count or, where it has none, that of the table.</summary>
    public long Version { get; }

    /// <summary>Whether it was read from the table when the feed started, and not told since.</summary>
    public bool IsFromStart { get; }

    /// <summary>The order for the shop's staff.</summary>
    public OrderView Staff { get; }

    /// <summary>The order for its customer.</summary>
    public OrderView Owner { get; }

    /// <summary>The order for a display; null while it has no number.</summary>
    public OrderView? Wall { get; }

    /// <summary>When it was opened, or got its number, for the order of lists.</summary>
    public DateTimeOffset At => Order.At ?? DateTimeOffset.MinValue;

    /// <summary>Reads an order.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="rowVersion">How often the table has counted a change of the row; 0 if it was read from the table.</param>
    public static FeedOrder Read(Item row, long rowVersion) => new(row, Order.Read(row), rowVersion);

    private OrderView StaffView(Item row) => new()
    {
        Id = Order.Id,
        Shop = Order.ShopId,
        Version = Version,
        Phase = Order.Phase,
        Number = Order.OrderNumber,
        Drink = Order.Drink,
        Modifiers = ReadModifiers(Order.DrinkOrder),
        Name = row.FindText("customerName"),
        Barista = Order.BaristaUserId,
        Reason = Order.CancelReason ?? Order.Reason,
        IsRobot = row.FindFlag("robot") ?? false,
        OpenedAt = FindTime(row, "openedAt"),
        ChooseBy = FindTime(row, "chooseBy"),
        SubmittedAt = FindTime(row, "submittedAt"),
        MakeBy = FindTime(row, "makeBy"),
        ClaimedAt = FindTime(row, "claimedAt"),
        FinishedAt = Order.FinishedAt,
        RemindedAt = FindTime(row, "remindedAt"),
        CollectedAt = Order.CollectedAt,
    };

    private OrderView WallView(Item row) => new()
    {
        Shop = Order.ShopId,
        Version = Version,
        Phase = Order.Phase,
        Number = Order.OrderNumber,
        Drink = Order.Drink,
        Name = FirstName(row.FindText("customerName")),
        SubmittedAt = FindTime(row, "submittedAt"),
        ClaimedAt = FindTime(row, "claimedAt"),
        FinishedAt = Order.FinishedAt,
        CollectedAt = Order.CollectedAt,
    };

    private static string? FirstName(string? name) =>
        name?.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();

    private static DateTimeOffset? FindTime(Item row, string name) =>
        row.FindNumber(name) is >= 0 and <= 253_402_300_799_999 and var milliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    private static IReadOnlyList<string> ReadModifiers(string? drinkOrder)
    {
        try
        {
            var body = drinkOrder is null ? default : JsonElement.Parse(drinkOrder);
            return body.ValueKind == JsonValueKind.Object
                && body.TryGetProperty("modifiers", out var modifiers)
                && modifiers.ValueKind == JsonValueKind.Array
                    ? [.. modifiers.EnumerateArray().Where(IsText).Select(modifier => modifier.GetString()!)]
                    : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static bool IsText(JsonElement element) => element.ValueKind == JsonValueKind.String;
}
