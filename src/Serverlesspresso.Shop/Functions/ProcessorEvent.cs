using System.Text.Json;
using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.Shop.Functions;

/// <summary>An event of <c>OrderProcessor</c>, as its rules deliver it.</summary>
internal sealed record ProcessorEvent
{
    /// <summary>The order.</summary>
    public required string OrderId { get; init; }

    /// <summary>The customer.</summary>
    public required string UserId { get; init; }

    /// <summary>The execution that put the event; null if somebody put it by hand.</summary>
    public required string? ExecutionArn { get; init; }

    /// <summary>The whole detail.</summary>
    public required JsonElement Detail { get; init; }

    /// <summary>Reads an event.</summary>
    /// <param name="envelope">The whole envelope.</param>
    /// <exception cref="FunctionFailedException">It is no event of an order.</exception>
    public static ProcessorEvent Read(JsonElement envelope)
    {
        if (envelope.ValueKind != JsonValueKind.Object || !envelope.TryGetProperty("detail", out var detail))
        {
            throw new FunctionFailedException("InvalidEvent", "The request is no event: it has no 'detail'.");
        }

        return new ProcessorEvent
        {
            OrderId = WireText.Find(detail, "orderId") ?? throw Missing("orderId"),
            UserId = WireText.Find(detail, "userId") ?? throw Missing("userId"),
            ExecutionArn = FindExecution(envelope),
            Detail = detail,
        };
    }

    /// <summary>Reads a text of the detail.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="FunctionFailedException">It is not there.</exception>
    public string Text(string name) => WireText.Find(Detail, name) ?? throw Missing(name);

    private static FunctionFailedException Missing(string name) =>
        new("InvalidEvent", $"The event's detail has no '{name}'.");

    private static string? FindExecution(JsonElement envelope)
    {
        if (!envelope.TryGetProperty("resources", out var resources) || resources.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        return resources.EnumerateArray()
            .Where(resource => resource.ValueKind == JsonValueKind.String)
            .Select(resource => resource.GetString())
            .FirstOrDefault(arn => arn?.Contains(":execution:", StringComparison.Ordinal) ?? false);
    }
}
