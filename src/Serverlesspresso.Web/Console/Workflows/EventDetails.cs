using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Sets out what a history event tells: payloads that are JSON in a text are shown as JSON.</summary>
internal static class EventDetails
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>When an event happened.</summary>
    /// <param name="historyEvent">The event in the shape of GetExecutionHistory.</param>
    public static DateTimeOffset TimeOf(JsonElement historyEvent) => DateTimeOffset.FromUnixTimeMilliseconds(
        (long)(historyEvent.GetProperty("timestamp").GetDecimal() * 1_000));

    /// <summary>Writes the details.</summary>
    /// <param name="details">The object of details.</param>
    public static string Write(JsonElement details)
    {
        var shown = new JsonObject();
        foreach (var member in details.EnumerateObject())
        {
            // That a payload is whole goes without saying.
            if (!member.Name.EndsWith("Details", StringComparison.Ordinal))
            {
                shown[member.Name] = Unfold(member.Value);
            }
        }

        return shown.ToJsonString(Options);
    }

    private static JsonNode? Unfold(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is ['{' or '[', ..] text)
        {
            try
            {
                return JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                // A text that only looks like it.
            }
        }

        return JsonNode.Parse(value.GetRawText());
    }
}
