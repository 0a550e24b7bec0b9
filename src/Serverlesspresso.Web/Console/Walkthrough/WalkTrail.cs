using System.Text;
using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>What the latest events of the bus say of the order. Each is the newest of its kind.</summary>
internal sealed record WalkTrail
{
    /// <summary>The new order.</summary>
    public TrailEvent? NewOrder { get; init; }

    /// <summary>The shop did not take it.</summary>
    public TrailEvent? Refusal { get; init; }

    /// <summary>The first token.</summary>
    public TrailEvent? FirstToken { get; init; }

    /// <summary>The drink was not on the menu.</summary>
    public TrailEvent? Rejection { get; init; }

    /// <summary>The number and the second token.</summary>
    public TrailEvent? Number { get; init; }

    /// <summary>Looks for the order in events.</summary>
    /// <param name="rows">The events, the newest first.</param>
    /// <param name="orderId">The order.</param>
    public static WalkTrail Find(IEnumerable<EventRow> rows, string orderId)
    {
        var mark = Encoding.UTF8.GetBytes(orderId);
        var latest = rows
            .Where(row => row.Envelope.Span.IndexOf(mark) >= 0)
            .Select(TrailEvent.Read)
            .Where(candidate => candidate.Text("orderId") == orderId)
            .GroupBy(candidate => candidate.DetailType, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return new WalkTrail
        {
            NewOrder = latest.GetValueOrDefault("Validator.NewOrder"),
            Refusal = latest.GetValueOrDefault("OrderProcessor.ShopUnavailable"),
            FirstToken = latest.GetValueOrDefault("OrderProcessor.WorkflowStarted"),
            Rejection = latest.GetValueOrDefault("OrderManager.OrderRejected"),
            Number = latest.GetValueOrDefault(WalkRule.DetailType),
        };
    }
}

/// <summary>An event about the order.</summary>
/// <param name="Row">The event.</param>
/// <param name="DetailType">What kind of event it is.</param>
/// <param name="Detail">What happened.</param>
internal sealed record TrailEvent(EventRow Row, string DetailType, JsonElement Detail)
{
    // It takes everything, and only writes it down.
    private const string LogRule = "logAll";

    /// <summary>Whether a rule took it that does something with it.</summary>
    public bool IsRouted => EventRoute.Of(Row).Any(route => route.Rule != LogRule);

    /// <summary>Whether a rule of this name took it.</summary>
    public bool IsRoutedBy(string rule) => EventRoute.Of(Row).Any(route => route.Rule == rule);

    /// <summary>Reads an event.</summary>
    public static TrailEvent Read(EventRow row)
    {
        using var envelope = ConsoleJson.Parse(row.Envelope);
        var root = envelope.RootElement;
        return new TrailEvent(
            row, root.GetProperty("detail-type").GetString() ?? string.Empty, root.GetProperty("detail").Clone());
    }

    /// <summary>Reads a text or number of the detail; empty if there is none.</summary>
    public string Text(string name) => Detail.ValueKind == JsonValueKind.Object && Detail.TryGetProperty(name, out var value)
        ? value.ToString()
        : string.Empty;
}
