using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>What is true of an order now: all that the walkthrough judges by.</summary>
internal sealed record WalkFacts
{
    /// <summary>The order's id, which need not be one yet.</summary>
    public required string OrderId { get; init; }

    /// <summary>How the rule stands.</summary>
    public required RuleStanding Rule { get; init; }

    /// <summary>The default shop; null if there is none.</summary>
    public CoffeeShop? Shop { get; init; }

    /// <summary>The order's row; null if there is none.</summary>
    public Order? Order { get; init; }

    /// <summary>What runs the order; null if nothing is known of it.</summary>
    public WalkRun? Run { get; init; }

    /// <summary>What the bus says of the order.</summary>
    public WalkTrail Trail { get; init; } = new();

    /// <summary>The last word of the shop, if it was that it does not take the order.</summary>
    public TrailEvent? Refusal => Trail.Refusal is { } refusal
        && Order is not { IsOpen: true }
        && !(refusal.Row.PutAt < Order?.FinishedAt)
        && !(refusal.Row.Sequence < Trail.NewOrder?.Row.Sequence)
        ? refusal
        : null;

    /// <summary>Whether somebody else's hands are in it: a customer has checked in for it, or a robot plays one.</summary>
    public bool IsOthers => Order is { IsAdmitted: true } or { Robot: true };

    /// <summary>Whether it waits for its drink.</summary>
    public bool IsChoosing => Order is { IsOpen: true, DrinkOrder: null };

    /// <summary>Whether it has its drink, and its number is not in its row.</summary>
    public bool LacksNumber => Order is { IsOpen: true, OrderNumber: null } && Run is { HasResumed: true };

    /// <summary>The customer of the order, for commands.</summary>
    public string Customer => Order?.UserId is { Length: > 0 } customer ? customer : "1";

    /// <summary>The drink to choose: the workshop's, or else the first one there is.</summary>
    public WalkDrink Drink => WalkDrink.Of(Shop?.Menu);
}
