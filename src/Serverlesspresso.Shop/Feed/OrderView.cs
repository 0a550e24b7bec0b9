using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Feed;

/// <summary>
/// What an audience may know of an order. It is made of an order member by member, so what nobody has named here, such
/// as a task token, is told to nobody.
/// </summary>
public sealed record OrderView
{
    /// <summary>The order's id; null on a wall, where the number names it.</summary>
    public string? Id { get; init; }

    /// <summary>The shop.</summary>
    public required string Shop { get; init; }

    /// <summary>Rises with every change of the order.</summary>
    public required long Version { get; init; }

    /// <summary>How it stands.</summary>
    public required OrderPhase Phase { get; init; }

    /// <summary>Its number, once it has one.</summary>
    public string? Number { get; init; }

    /// <summary>The drink, once it is chosen.</summary>
    public string? Drink { get; init; }

    /// <summary>What was chosen with the drink; null on a wall.</summary>
    public IReadOnlyList<string>? Modifiers { get; init; }

    /// <summary>The customer's name, if one was given; the first name alone on a wall.</summary>
    public string? Name { get; init; }

    /// <summary>The barista who makes it; for the staff alone.</summary>
    public string? Barista { get; init; }

    /// <summary>Why it was cancelled or its time ran out; null on a wall.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether a robot ordered it; for the staff alone.</summary>
    public bool? IsRobot { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Until when its drink can be chosen; null on a wall.</summary>
    public DateTimeOffset? ChooseBy { get; init; }

    /// <summary>When its drink was chosen.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Until when it is to be made; null on a wall.</summary>
    public DateTimeOffset? MakeBy { get; init; }

    /// <summary>When a barista took it.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When it was completed or cancelled, or its time ran out.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When its customer was reminded that it stands at the counter; null on a wall.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When its customer took it.</summary>
    public DateTimeOffset? CollectedAt { get; init; }

    /// <summary>The order for the staff of its shop.</summary>
    /// <param name="order">The order.</param>
    internal static OrderView ForStaff(Order order) => new()
    {
        Id = order.Id,
        Shop = order.ShopId,
        Version = order.Version,
        Phase = order.Phase,
        Number = order.OrderNumber,
        Drink = order.Drink,
        Modifiers = order.Modifiers,
        Name = order.CustomerName,
        Barista = order.BaristaUserId,
        Reason = order.CancelReason ?? order.Reason,
        IsRobot = order.Robot,
        OpenedAt = order.OpenedAt,
        ChooseBy = order.ChooseBy,
        SubmittedAt = order.SubmittedAt,
        MakeBy = order.MakeBy,
        ClaimedAt = order.ClaimedAt,
        FinishedAt = order.FinishedAt,
        RemindedAt = order.RemindedAt,
        CollectedAt = order.CollectedAt,
    };

    /// <summary>The order for its customer, of what the staff may see.</summary>
    internal OrderView ForCustomer() => this with { Barista = null, IsRobot = null };
}
