namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>Whether a shop takes new orders.</summary>
public sealed record StateBody
{
    /// <summary>Whether it does. Closing it does not touch the orders that are open.</summary>
    public required bool IsOpen { get; init; }
}
