namespace Serverlesspresso.Shop.Api.Orders;

/// <summary>An order of somebody without a phone.</summary>
public sealed record CounterOrderBody : DrinkBody
{
    /// <summary>The name to call out; none needs to be given.</summary>
    public string? Name { get; init; }
}
