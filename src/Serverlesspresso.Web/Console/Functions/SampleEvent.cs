using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Functions;

/// <summary>Makes up an event that looks as a rule wants it.</summary>
internal static class SampleEvent
{
    private const string Id = "00000000-0000-0000-0000-000000000000";

    /// <summary>Writes an event.</summary>
    /// <param name="pattern">The rule's pattern: where it names a source or detail-type outright, the event has it.</param>
    /// <param name="arns">The account.</param>
    /// <param name="now">The event's time.</param>
    public static string Of(string pattern, Arns arns, DateTimeOffset now) => new JsonObject
    {
        ["version"] = "0",
        ["id"] = Id,
        ["detail-type"] = FirstText(pattern, "detail-type") ?? "Some.Event",
        ["source"] = FirstText(pattern, "source") ?? "some.source",
        ["account"] = arns.AccountId,
        ["time"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["region"] = arns.Region,
        ["resources"] = new JsonArray(),
        ["detail"] = new JsonObject { ["orderId"] = "2", ["userId"] = "1" },
    }.ToJsonString();

    private static string? FirstText(string pattern, string field) =>
        JsonNode.Parse(ConsoleJson.Mend(pattern), documentOptions: ConsoleJson.Options)?[field] is JsonArray { Count: > 0 } values
        && values[0] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;
}
