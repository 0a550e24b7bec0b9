namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>A drink is sold out, or available again.</summary>
public sealed record AvailabilityBody
{
    /// <summary>The drink's name on the menu, letter for letter.</summary>
    public required string Drink { get; init; }

    /// <summary>Whether it can be ordered.</summary>
    public required bool IsAvailable { get; init; }
}
