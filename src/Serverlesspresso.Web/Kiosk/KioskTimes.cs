using System.Globalization;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Web.Kiosk;

/// <summary>When a page of a kiosk gives way to the next visitor, who is to find nothing of the last one.</summary>
internal static class KioskTimes
{
    /// <summary>How long somebody may choose extras and write a name.</summary>
    public static readonly TimeSpan Choosing = TimeSpan.FromMinutes(2);

    /// <summary>How long a number is shown.</summary>
    public static readonly TimeSpan Showing = TimeSpan.FromSeconds(20);

    /// <summary>Until when the number of an order is shown.</summary>
    /// <param name="order">The order.</param>
    public static DateTimeOffset EndOf(Order order) =>
        (order.NumberedAt ?? order.SubmittedAt ?? order.At ?? DateTimeOffset.UnixEpoch) + Showing;

    /// <summary>Reads until when somebody may choose.</summary>
    /// <param name="text">The text of the address.</param>
    /// <param name="now">The instant.</param>
    /// <returns>Null if the address does not say, or says more than there can be.</returns>
    public static DateTimeOffset? FindEnd(string? text, DateTimeOffset now) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= (now + Choosing).ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
