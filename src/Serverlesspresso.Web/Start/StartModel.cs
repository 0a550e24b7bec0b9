using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Web.Start;

/// <summary>What the start page shows.</summary>
public sealed record StartModel
{
    /// <summary>Whether the default shop takes new orders.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>How many of the shop's places are taken, and how many there are.</summary>
    public required string Places { get; init; }

    /// <summary>The latest orders, the newest first.</summary>
    public required IReadOnlyList<OrderLine> Orders { get; init; }

    /// <summary>Makes the model.</summary>
    /// <param name="view">What is going on.</param>
    /// <param name="now">The instant.</param>
    public static StartModel From(ShopView view, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new StartModel
        {
            IsOpen = view.Settings.StoreOpen,
            Places = $"{view.OpenOrders} of {view.Settings.Capacity} places taken",
            Orders = [.. view.Orders.Select(order => LineOf(order, now))],
        };
    }

    private static OrderLine LineOf(Order order, DateTimeOffset now) => new(
        order.OrderNumber is { } number ? $"#{number}" : "–",
        order.Id,
        DrinkOf(order),
        PhaseOf(order),
        order.At is { } at ? AgeOf(now - at) : string.Empty);

    private static string DrinkOf(Order order)
    {
        if (order.DrinkOrder is not { } text)
        {
            return "not chosen yet";
        }

        using var body = JsonDocument.Parse(text);
        var hasDrink = body.RootElement.TryGetProperty("drink", out var drink) && drink.ValueKind == JsonValueKind.String;
        return hasDrink ? drink.GetString() ?? string.Empty : string.Empty;
    }

    private static string PhaseOf(Order order) => order.Phase switch
    {
        OrderPhase.Choosing => "choosing",
        OrderPhase.Queued => "in the queue",
        OrderPhase.Making => "being made",
        OrderPhase.Ready => "ready",
        OrderPhase.Collected => "collected",
        OrderPhase.Cancelled => "cancelled",
        OrderPhase.TimedOut => "timed out",
    };

    private static string AgeOf(TimeSpan age)
    {
        var seconds = Math.Max((long)age.TotalSeconds, 0);
        return seconds < 60
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds} s")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min");
    }
}

/// <summary>An order as a line of the page.</summary>
/// <param name="Number">The order number, or a dash.</param>
/// <param name="Id">The order's id.</param>
/// <param name="Drink">The drink.</param>
/// <param name="Phase">How it stands.</param>
/// <param name="Age">How long ago it was opened or got its number.</param>
public sealed record OrderLine(string Number, string Id, string Drink, string Phase, string Age);
