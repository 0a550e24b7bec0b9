namespace Serverlesspresso.Shop.Orders;

/// <summary>The values of the attribute <c>ORDERSTATE</c>.</summary>
public static class OrderState
{
    /// <summary>The order is open.</summary>
    public const string Created = "CREATED";

    /// <summary>The drink was made.</summary>
    public const string Completed = "COMPLETED";

    /// <summary>The order was cancelled, or its time ran out.</summary>
    public const string Cancelled = "CANCELLED";
}
