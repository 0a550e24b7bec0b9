namespace Serverlesspresso.Shop.Orders;

/// <summary>Why an order's time ran out: the values of the attribute <c>reason</c>.</summary>
public static class TimeOuts
{
    /// <summary>The customer chose no drink in time.</summary>
    public const string OfCustomer = "Customer timedout";

    /// <summary>The baristas did not make it in time.</summary>
    public const string OfBarista = "Barista timedout";
}
