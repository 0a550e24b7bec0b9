using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Orders;

/// <summary>An order that is taken from somebody without a phone.</summary>
public sealed record CounterOrder
{
    /// <summary>The shop.</summary>
    public required ShopId Shop { get; init; }

    /// <summary>Who takes it: the id of a barista or of a kiosk.</summary>
    public required string TakenBy { get; init; }

    /// <summary>The name to call out; null for none.</summary>
    public string? CustomerName { get; init; }

    /// <summary>The drink.</summary>
    public required DrinkChoice Choice { get; init; }
}
