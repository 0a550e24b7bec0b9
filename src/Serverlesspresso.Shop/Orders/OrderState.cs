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

    /// <summary>Reads a state without regard to case, as some versions of the original spell it.</summary>
    /// <param name="text">The text of the attribute.</param>
    /// <returns>The state; the text itself if it is none.</returns>
    internal static string Read(string text)
    {
        string[] states = [Created, Completed, Cancelled];
        return Array.Find(states, state => state.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text;
    }
}
