namespace Serverlesspresso.Shop.Orders;

/// <summary>A drink as a customer chooses it.</summary>
public sealed record DrinkChoice
{
    /// <summary>Its name on the menu.</summary>
    public required string Drink { get; init; }

    /// <summary>What is chosen with it: at most one option of each group.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];

    /// <summary>The name of its picture; null for none.</summary>
    public string? Icon { get; init; }
}
