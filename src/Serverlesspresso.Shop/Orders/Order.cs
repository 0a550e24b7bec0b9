using System.Text.Json;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Orders;

/// <summary>An order, as its row in the order table has it.</summary>
public sealed record Order
{
    /// <summary>How many characters an order's id has at most: with other text before it, it is still a sort key.</summary>
    internal const int IdLengthMax = 256;

    /// <summary>How the ids of customers begin who order without a phone, at the counter or a kiosk.</summary>
    internal const string CounterPrefix = "counter-";

    /// <summary>The order's id.</summary>
    public required string Id { get; init; }

    /// <summary>The customer; empty once the customer wants to be forgotten.</summary>
    public required string UserId { get; init; }

    /// <summary>The shop.</summary>
    public required string ShopId { get; init; }

    /// <summary>One of <see cref="OrderState"/>.</summary>
    public required string State { get; init; }

    /// <summary>
    /// Counts the changes of the row; 0 if nobody counts. It never falls, also if an order of the same id comes later.
    /// </summary>
    public long Version { get; init; }

    /// <summary>The customer's name, if the customer gave one.</summary>
    public string? CustomerName { get; init; }

    /// <summary>Whether a robot ordered it.</summary>
    public bool Robot { get; init; }

    /// <summary>When it was opened or got its number: the attribute <c>TS</c>.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Until when the customer has time to choose a drink.</summary>
    public DateTimeOffset? ChooseBy { get; init; }

    /// <summary>When the drink was chosen.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When it got its number.</summary>
    public DateTimeOffset? NumberedAt { get; init; }

    /// <summary>Until when the baristas have time to make it.</summary>
    public DateTimeOffset? MakeBy { get; init; }

    /// <summary>When a barista took it.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When it was completed or cancelled, or its time ran out.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the customer was reminded of the drink at the counter, the last time.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When the customer took it.</summary>
    public DateTimeOffset? CollectedAt { get; init; }

    /// <summary>The drink: the JSON text of the body that the customer submitted.</summary>
    public string? DrinkOrder { get; init; }

    /// <summary>The drink's name; null if none is chosen, or the row has a text that names none.</summary>
    public string? Drink => DrinkText.FindName(DrinkOrder);

    /// <summary>What was chosen with the drink.</summary>
    public IReadOnlyList<string> Modifiers => DrinkText.ListModifiers(DrinkOrder);

    /// <summary>The order number.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>The latest task token of its workflow.</summary>
    public string? TaskToken { get; init; }

    /// <summary>The barista who makes it; empty after a barista has put it back; null if none ever took it.</summary>
    public string? BaristaUserId { get; init; }

    /// <summary>Who completed or cancelled it.</summary>
    public string? FinishedBy { get; init; }

    /// <summary>Who said that the customer took it.</summary>
    public string? CollectedBy { get; init; }

    /// <summary>Why its time ran out.</summary>
    public string? Reason { get; init; }

    /// <summary>Why it was cancelled, in the words of whoever did.</summary>
    public string? CancelReason { get; init; }

    /// <summary>The execution of <c>OrderProcessor</c> that runs it; null before it has begun.</summary>
    public string? ExecutionArn { get; init; }

    /// <summary>Whether it got its place before its workflow began: by checking in, not by an event of others.</summary>
    public bool IsAdmitted { get; init; }

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

    /// <summary>Whether it has a place of its shop: it is neither completed nor cancelled, nor has its time run out.</summary>
    public bool IsOpen => State == OrderState.Created;

    /// <summary>Whether it has its place and its workflow has not begun.</summary>
    internal bool IsUnstarted => IsAdmitted && ExecutionArn is null;

    /// <summary>Reads an order.</summary>
    /// <param name="item">Its row.</param>
    public static Order Read(Item item) => new()
    {
        Id = item.FindText("SK") ?? string.Empty,
        UserId = item.FindText("USERID") ?? string.Empty,
        ShopId = item.FindText("EVENTID") ?? Shops.ShopId.Default.Value,
        State = OrderState.Read(item.FindText("ORDERSTATE") ?? string.Empty),
        Version = item.FindNumber("version") ?? 0,
        CustomerName = FindNonEmpty(item, "customerName"),
        Robot = item.FindFlag("robot") ?? false,
        At = item.FindInstant("TS"),
        OpenedAt = item.FindInstant("openedAt"),
        ChooseBy = item.FindInstant("chooseBy"),
        SubmittedAt = item.FindInstant("submittedAt"),
        NumberedAt = item.FindInstant("numberedAt"),
        MakeBy = item.FindInstant("makeBy"),
        ClaimedAt = item.FindInstant("claimedAt"),
        FinishedAt = item.FindInstant("finishedAt"),
        RemindedAt = item.FindInstant("remindedAt"),
        CollectedAt = item.FindInstant("collectedAt"),
        DrinkOrder = item.FindText("drinkOrder"),
        OrderNumber = item.FindText("orderNumber"),
        TaskToken = item.FindText("TaskToken"),
        BaristaUserId = item.FindText("baristaUserId"),
        FinishedBy = item.FindText("finishedBy"),
        CollectedBy = item.FindText("collectedBy"),
        Reason = item.FindText("reason"),
        CancelReason = FindNonEmpty(item, "cancelReason"),
        ExecutionArn = item.FindText("executionArn"),
        IsAdmitted = item.FindFlag("admitted") ?? false,
    };

    /// <summary>Whether a barista or a kiosk took it.</summary>
    public bool IsTakenAtTheBar() => UserId.StartsWith(CounterPrefix, StringComparison.Ordinal);

    /// <summary>Whether the customer submitted this very drink.</summary>
    /// <param name="drinkOrder">The drink as it was submitted: the order of its members does not matter.</param>
    internal bool HasDrinkOrder(JsonElement drinkOrder) => DrinkText.Says(DrinkOrder, drinkOrder);

    private static string? FindNonEmpty(Item item, string name) =>
        item.FindText(name) is { Length: > 0 } text ? text : null;
}
