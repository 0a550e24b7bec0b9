namespace Serverlesspresso.Web.Console.Stories;

/// <summary>What somebody wanted to do with an order: the input of an execution of <c>OrderManager</c>.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Action">The action; empty for choosing a drink.</param>
/// <param name="Drink">The drink that is chosen; null for other actions.</param>
/// <param name="BaristaUserId">The barista; null if the customer acts.</param>
public sealed record StoryAct(string OrderId, string Action, string? Drink, string? BaristaUserId)
{
    /// <summary>Whether a drink is chosen.</summary>
    public bool IsSubmission => Action.Length == 0;

    /// <summary>Whether a barista acts, if it is open who may.</summary>
    public bool IsBaristas => !IsSubmission && !string.IsNullOrEmpty(BaristaUserId);

    /// <summary>What is wanted, in words.</summary>
    public string Words => Action switch
    {
        "" => $"Chooses {Drink ?? "a drink"}",
        "make" => "Takes the order",
        "unmake" => "Puts the order back",
        "complete" => "Completes the order",
        "collect" => "Says that the drink is collected",
        "remind" => "Reminds of the drink",
        "cancel" => "Cancels the order",
        _ => Action,
    };
}
