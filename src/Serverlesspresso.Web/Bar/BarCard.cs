using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Web.Bar;

/// <summary>An order as a barista sees it. It has no task token: who sees a page may not act as the workflow.</summary>
public sealed record BarCard
{
    // What menus call an option that is no choice. It would only cost the barista a second to read.
    private const string NoOption = "None";

    /// <summary>The order's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its number; null while it is drawn.</summary>
    public required string? Number { get; init; }

    /// <summary>The drink.</summary>
    public required string Drink { get; init; }

    /// <summary>The name of the drink's picture.</summary>
    public required string? Icon { get; init; }

    /// <summary>What was chosen with the drink.</summary>
    public required IReadOnlyList<string> Extras { get; init; }

    /// <summary>The customer's name; null if none was given.</summary>
    public required string? Name { get; init; }

    /// <summary>Whether a robot ordered it.</summary>
    public required bool IsRobot { get; init; }

    /// <summary>How it stands.</summary>
    public required OrderPhase Phase { get; init; }

    /// <summary>Since when the customer waits; of a drink at the counter, since when it stands there.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who makes it; null if nobody does, or the barista who looks.</summary>
    public required string? Barista { get; init; }

    /// <summary>When the customer was reminded of it; null if never.</summary>
    public required DateTimeOffset? RemindedAt { get; init; }

    /// <summary>Whether reminding the customer now would do nothing, because somebody just did.</summary>
    public required bool IsJustReminded { get; init; }

    /// <summary>The id of the dialog that asks why it is cancelled.</summary>
    public string CancelDialogId => $"cancel-{Id}";

    /// <summary>Makes the card of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="facts">What else was read.</param>
    internal static BarCard From(Order order, BarFacts facts) => new()
    {
        Id = order.Id,
        Number = order.OrderNumber,
        Drink = order.Drink ?? string.Empty,
        Icon = FindDrink(order, facts)?.Icon,
        Extras = [.. order.Modifiers.Where(modifier => modifier != NoOption)],
        Name = order.CustomerName,
        IsRobot = order.Robot,
        Phase = order.Phase,
        Since = (order.Phase == OrderPhase.Ready ? order.FinishedAt : order.SubmittedAt) ?? order.At ?? facts.Now,
        Barista = facts.NameOf(order.BaristaUserId),
        RemindedAt = order.RemindedAt,
        IsJustReminded = facts.Now - order.RemindedAt < ActionRules.ReminderPause,
    };

    private static MenuDrink? FindDrink(Order order, BarFacts facts) =>
        order.Drink is { } drink ? facts.Shop.Menu.Find(drink) : null;
}
