namespace Serverlesspresso.Shop.Api.Orders;

/// <summary>Why an order is cancelled.</summary>
public sealed record CancelBody
{
    /// <summary>The reason in words, of 200 characters at most; none needs to be given.</summary>
    public string? Reason { get; init; }
}
