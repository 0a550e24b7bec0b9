using System.Text.Json;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>Finds out which order an event or an execution is about.</summary>
internal static class OrderIds
{
    private const string Name = "orderId";

    /// <summary>Finds the order's id, in a JSON object or in its <c>detail</c>.</summary>
    /// <param name="json">An event, or the input of an execution.</param>
    /// <returns>The id; null if the text names no order.</returns>
    public static string? FindIn(string? json)
    {
        if (json is null || !ConsoleJson.TryParse(json, out var document))
        {
            return null;
        }

        using (document)
        {
            var root = document.RootElement;
            return Find(root) ?? (Member(root, "detail") is { } detail ? Find(detail) : null);
        }
    }

    private static string? Find(JsonElement json) =>
        Member(json, Name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } id
        && id.ToString() is { Length: > 0 } text
            ? text
            : null;

    private static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;
}
