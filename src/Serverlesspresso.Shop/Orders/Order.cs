using System.Text.Json;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Orders;

/// <summary>An order, as its row in the order table has it.</summary>
public sealed record Order
{
    /// <summary>How many characters an order's id has at most: with other text before it, it is still a sort key.</summary>
    internal const int IdLengthMax = 256;

    private static readonly long MillisecondsMax = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The order's id.</summary>
    public required string Id { get; init; }

    /// <summary>The customer.</summary>
    public required string UserId { get; init; }

    /// <summary>The shop.</summary>
    public required string ShopId { get; init; }

    /// <summary>One of <see cref="OrderState"/>.</summary>
    public required string State { get; init; }

    /// <summary>When it was opened or got its number: the attribute <c>TS</c>.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The drink: the JSON text of the body that the customer submitted.</summary>
    public string? DrinkOrder { get; init; }

    /// <summary>The order number.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>The latest task token of its workflow.</summary>
    public string? TaskToken { get; init; }

    /// <summary>The barista who makes it; empty after a barista has put it back; null if none ever took it.</summary>
    public string? BaristaUserId { get; init; }

    /// <summary>Who completed or cancelled it.</summary>
    public string? FinishedBy { get; init; }

    /// <summary>When it was completed or cancelled, or its time ran out.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the customer took it.</summary>
    public DateTimeOffset? CollectedAt { get; init; }

    /// <summary>Why its time ran out.</summary>
    public string? Reason { get; init; }

    /// <summary>The execution of <c>OrderProcessor</c> that runs it.</summary>
    public string? ExecutionArn { get; init; }

    /// <summary>How it stands, for people. The phase follows from the row, here and nowhere else.</summary>
    public OrderPhase Phase => State switch
    {
        OrderState.Completed when CollectedAt is not null => OrderPhase.Collected,
        OrderState.Completed => OrderPhase.Ready,
        OrderState.Cancelled when Reason is not null => OrderPhase.TimedOut,
        OrderState.Cancelled => OrderPhase.Cancelled,
        _ when DrinkOrder is null => OrderPhase.Choosing,
        _ when string.IsNullOrEmpty(BaristaUserId) => OrderPhase.Queued,
        _ => OrderPhase.Making,
    };

    /// <summary>The drink's name; null if none is chosen, or the row has a text that names none.</summary>
    public string? FindDrink()
    {
        using var body = TryReadDrinkOrder();
        return body is null ? null : WireText.Find(body.RootElement, "drink");
    }

    /// <summary>Whether the customer submitted this very drink.</summary>
    /// <param name="drinkOrder">The drink as it was submitted: the order of its members does not matter.</param>
    internal bool HasDrinkOrder(JsonElement drinkOrder)
    {
        using var body = TryReadDrinkOrder();
        return body is not null && JsonElement.DeepEquals(body.RootElement, drinkOrder);
    }

    /// <summary>Reads an order.</summary>
    /// <param name="item">Its row.</param>
    public static Order Read(Item item) => new()
    {
        Id = item.FindText("SK") ?? string.Empty,
        UserId = item.FindText("USERID") ?? string.Empty,
        ShopId = item.FindText("EVENTID") ?? Shops.ShopId.Default.Value,
        State = OrderState.Read(item.FindText("ORDERSTATE") ?? string.Empty),
        At = FindTime(item, "TS"),
        DrinkOrder = item.FindText("drinkOrder"),
        OrderNumber = item.FindText("orderNumber"),
        TaskToken = item.FindText("TaskToken"),
        BaristaUserId = item.FindText("baristaUserId"),
        FinishedBy = item.FindText("finishedBy"),
        FinishedAt = FindTime(item, "finishedAt"),
        CollectedAt = FindTime(item, "collectedAt"),
        Reason = item.FindText("reason"),
        ExecutionArn = item.FindText("executionArn"),
    };

    // Operators may write any text into the table, so it need not be JSON.
    private JsonDocument? TryReadDrinkOrder()
    {
        if (DrinkOrder is null)
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(DrinkOrder);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DateTimeOffset? FindTime(Item item, string name) =>
        item.FindNumber(name) is >= 0 and var milliseconds && milliseconds <= MillisecondsMax
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
