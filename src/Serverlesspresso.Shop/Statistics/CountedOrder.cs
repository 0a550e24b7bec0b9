using System.Text.Json;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Statistics;

/// <summary>An order as statistics see it.</summary>
internal sealed record CountedOrder
{
    private static readonly long MillisecondsMax = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>How it stands.</summary>
    public required OrderPhase Phase { get; init; }

    /// <summary>Its number; null if it has none.</summary>
    public required string? Number { get; init; }

    /// <summary>The drink; null if none is chosen.</summary>
    public required string? Drink { get; init; }

    /// <summary>What was chosen with it.</summary>
    public required IReadOnlyList<string> Modifiers { get; init; }

    /// <summary>Whether a robot ordered it.</summary>
    public required bool IsOfRobot { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>When its drink was chosen.</summary>
    public required DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When a barista took it.</summary>
    public required DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the customer took it.</summary>
    public required DateTimeOffset? CollectedAt { get; init; }

    /// <summary>Why its time ran out; null if it did not.</summary>
    public required string? TimeOutCause { get; init; }

    /// <summary>Whether it waits for a barista or is being made.</summary>
    public bool IsInQueue => Phase is OrderPhase.Queued or OrderPhase.Making;

    /// <summary>Whether it has been made.</summary>
    public bool IsMade => Phase is OrderPhase.Ready or OrderPhase.Collected;

    /// <summary>How long the customer waited for the drink; null if it was not made, or its row does not say.</summary>
    public TimeSpan? Waited => IsMade && FinishedAt >= SubmittedAt ? FinishedAt - SubmittedAt : null;

    /// <summary>How long it was being made; null if it was not, or nobody said when it began.</summary>
    public TimeSpan? Making => IsMade && FinishedAt >= ClaimedAt ? FinishedAt - ClaimedAt : null;

    /// <summary>Reads an order.</summary>
    /// <param name="row">Its row.</param>
    public static CountedOrder Read(Item row)
    {
        var order = Order.Read(row);
        var submittedAt = FindTime(row, "submittedAt");
        return new CountedOrder
        {
            Id = order.Id,
            Phase = order.Phase,
            Number = order.OrderNumber,
            Drink = order.Drink,
            Modifiers = ListModifiers(order.DrinkOrder),
            IsOfRobot = row.FindFlag("robot") ?? false,
            ArrivedAt = FindTime(row, "openedAt") ?? submittedAt ?? order.At,
            SubmittedAt = submittedAt,
            ClaimedAt = FindTime(row, "claimedAt"),
            FinishedAt = order.FinishedAt,
            CollectedAt = order.CollectedAt,
            TimeOutCause = order.Phase == OrderPhase.TimedOut ? order.Reason : null,
        };
    }

    private static List<string> ListModifiers(string? drinkOrder)
    {
        try
        {
            using var body = JsonDocument.Parse(drinkOrder ?? "null");
            return body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("modifiers", out var modifiers)
                && modifiers.ValueKind == JsonValueKind.Array
                ? [.. modifiers.EnumerateArray().Select(modifier => modifier.ToString())]
                : [];
        }
        catch (JsonException)
        {
            // Operators may write any text into the table, so it need not be JSON.
            return [];
        }
    }

    private static DateTimeOffset? FindTime(Item row, string name) =>
        row.FindNumber(name) is >= 0 and var milliseconds && milliseconds <= MillisecondsMax
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
