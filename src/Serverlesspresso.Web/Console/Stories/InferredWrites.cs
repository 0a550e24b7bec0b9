using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Bus;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>
/// The writes of an order's row that no workflow made: a check-in and the functions leave no history. They follow from the row
/// and from the events that called the functions.
/// </summary>
/// <param name="facts">What is known of the order.</param>
/// <param name="order">The order.</param>
/// <param name="row">Its row.</param>
internal sealed class InferredWrites(StoryFacts facts, Order order, Item row)
{
    private static readonly string[] Opening =
        ["PK", "SK", "USERID", "EVENTID", "openedAt", "chooseBy", "customerName", "admitted", "robot"];

    /// <summary>Lists them, the oldest first.</summary>
    /// <param name="facts">What is known of the order.</param>
    public static IEnumerable<RowWrite> ListOf(StoryFacts facts) =>
        facts is { Order: { } order, Row: { } row } ? new InferredWrites(facts, order, row).List() : [];

    private IEnumerable<RowWrite> List()
    {
        if (order is { IsAdmitted: true, OpenedAt: { } openedAt })
        {
            (string, AttributeValue?)[] values =
                [("ORDERSTATE", new StringValue(OrderState.Created)), ("TS", row.Attributes.GetValueOrDefault("openedAt")), .. Take(Opening)];
            yield return Write(openedAt, StoryKind.Opening, "the check-in", href: null, values);
        }

        var numbering = FindEvent("OrderProcessor.WaitingCompletion", detail => Text(detail, "orderNumber") == order.OrderNumber);
        var isTimedOut = order.Phase == OrderPhase.TimedOut;
        var starting = FindEvent(
            "OrderProcessor.WorkflowStarted", detail => numbering is not null || Text(detail, "TaskToken") == order.TaskToken);
        if (starting is not null)
        {
            yield return OfEvent("WorkflowStarted", starting, isLast: numbering is null && !isTimedOut, TokenOf(starting));
        }

        if (numbering is not null)
        {
            yield return OfEvent(
                "WaitingCompletion", numbering, isLast: !isTimedOut, [TokenOf(numbering), .. Take("orderNumber", "numberedAt", "makeBy")]);
        }

        if (FindEnd() is { } end)
        {
            yield return end;
        }
    }

    // A cancelled order has the words of whoever cancelled it, or those of the clock, or else its workflow was stopped.
    private RowWrite? FindEnd() => (order.Phase, order.FinishedAt) switch
    {
        (OrderPhase.TimedOut, { } at) => OfFunction(
            at, order.IsAdmitted && order.ExecutionArn is null ? "AdmissionExpired" : "OrderTimedOut", [.. Take("ORDERSTATE", "reason", "finishedAt", "TS")]),
        (OrderPhase.Cancelled, { } at) when !row.Attributes.ContainsKey("cancelReason") => OfFunction(
            at, "OrderAborted", [.. Take("ORDERSTATE", "finishedBy", "finishedAt", "placeGivenBack")]),
        _ => null,
    };

    // The functions leave alone what an earlier run of the same order puts.
    private EventRow? FindEvent(string detailType, Func<JsonElement, bool> isKept) => facts.Events.LastOrDefault(put =>
        EventLine.From(put).DetailType == detailType
        && (order.ExecutionArn is null || EventWays.FindEmitter(put) is null || EventWays.FindEmitter(put) == order.ExecutionArn)
        && isKept(DetailOf(put)));

    // The row keeps the instant of the last write alone. Those before are known from their delivery, or else their event.
    private RowWrite OfEvent(string function, EventRow put, bool isLast, params IEnumerable<(string, AttributeValue?)> values)
    {
        var delivered = EventWays.Of(put, facts.Attempts(put))
            .Where(way => way.Target.Name == function)
            .SelectMany(way => way.Attempts)
            .LastOrDefault(attempt => attempt.Outcome == DeliveryOutcome.Delivered);
        var at = (isLast ? order.At : null) ?? delivered?.At ?? put.PutAt;
        return OfFunction(at, function, [.. values, ("TS", NumberValueOf(at))]);
    }

    private static RowWrite OfFunction(DateTimeOffset at, string function, IReadOnlyList<(string, AttributeValue?)> values) =>
        Write(at, StoryKind.Function, $"the function {function}", ConsoleAddresses.Function(function), values);

    private static RowWrite Write(
        DateTimeOffset at, StoryKind kind, string by, string? href, IReadOnlyList<(string Name, AttributeValue? Value)> values) => new()
        {
            At = at,
            Kind = kind,
            By = by,
            Href = href,
            Apply = before => With(before, values),
        };

    private static Item With(Item before, IReadOnlyList<(string Name, AttributeValue? Value)> values)
    {
        var attributes = new Dictionary<string, AttributeValue>(before.Attributes, StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (value is not null)
            {
                attributes[name] = value;
            }
        }

        return new Item(attributes);
    }

    private IEnumerable<(string Name, AttributeValue? Value)> Take(params IEnumerable<string> names) =>
        names.Select(name => (name, row.Attributes.GetValueOrDefault(name)));

    private static (string Name, AttributeValue? Value) TokenOf(EventRow put) =>
        ("TaskToken", Text(DetailOf(put), "TaskToken") is { } token ? new StringValue(token) : null);

    private static NumberValue NumberValueOf(DateTimeOffset at) => new(ItemNumber.FromInt64(at.ToUnixTimeMilliseconds()));

    private static JsonElement DetailOf(EventRow put)
    {
        using var envelope = ConsoleJson.Parse(put.Envelope);
        return envelope.RootElement.GetProperty("detail").Clone();
    }

    private static string? Text(JsonElement detail, string name) =>
        detail.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;
}
