using System.Text.Json.Serialization;

namespace Serverlesspresso.Shop.Orders;

/// <summary>The input of <c>OrderManager</c>, as the desk writes it.</summary>
internal sealed record ActionInput
{
    public required string Action { get; init; }

    public required ActionBody Body { get; init; }

    public required string OrderId { get; init; }

    /// <summary>The barista; null if the customer acts.</summary>
    public string? BaristaUserId { get; init; }

    public string? CancelReason { get; init; }
}

/// <summary>The part of the input that a customer submits.</summary>
internal sealed record ActionBody
{
    public string? UserId { get; init; }

    public string? Drink { get; init; }

    public IReadOnlyList<string>? Modifiers { get; init; }

    public string? Icon { get; init; }
}

/// <summary>What <c>OrderManager</c> gives out when it submits a drink.</summary>
/// <param name="Menu">What the menu says to the drink; null for other actions.</param>
internal sealed record ActionOutput(MenuAnswer? Menu);

/// <summary>What the menu says to a drink.</summary>
/// <param name="IsValid">Whether it offers the drink.</param>
/// <param name="Reason">Why not, for people.</param>
/// <param name="ReasonCode">Why not, for machines.</param>
internal sealed record MenuAnswer(bool IsValid, string? Reason, string? ReasonCode);

/// <summary>The error of a function, as an execution that failed with it has it for its cause.</summary>
/// <param name="ErrorMessage">The error in words.</param>
internal sealed record ActionError(string? ErrorMessage);

/// <summary>Reads and writes what goes into <c>OrderManager</c> and comes out of it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ActionInput))]
[JsonSerializable(typeof(ActionOutput))]
[JsonSerializable(typeof(ActionError))]
internal sealed partial class ActionJson : JsonSerializerContext;
