using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverlesspresso.Events.Envelopes;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>Sets JSON texts out for reading.</summary>
public static class JsonLayout
{
    // What a page shows it escapes itself: letters of all languages stay readable.
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = EventEnvelope.DocumentOptions.MaxDepth,
    };

    /// <summary>Sets a text out, a member to a line. Numbers keep their digits; what is not JSON stays as it is.</summary>
    /// <param name="json">The text.</param>
    public static string Write(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, EventEnvelope.DocumentOptions);
            return JsonSerializer.Serialize(document.RootElement, Options);
        }
        catch (JsonException)
        {
            return json;
        }
    }

    /// <summary>Finds what is wrong with a JSON text; null if nothing is.</summary>
    /// <param name="json">The text.</param>
    public static string? FindProblem(string json)
    {
        try
        {
            JsonNode.Parse(json, documentOptions: EventEnvelope.DocumentOptions);
            return null;
        }
        catch (JsonException exception)
        {
            return string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Line {exception.LineNumber + 1}, character {exception.BytePositionInLine + 1}: this is not JSON.");
        }
    }
}
