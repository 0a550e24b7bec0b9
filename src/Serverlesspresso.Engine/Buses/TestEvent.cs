using System.Text;
using System.Text.Json;
using Serverlesspresso.Events.Envelopes;

namespace Serverlesspresso.Engine.Buses;

/// <summary>Checks an event that somebody tests a pattern with.</summary>
internal static class TestEvent
{
    private static readonly string[] RequiredFields = ["id", "account", "source", "time", "region", "detail-type"];

    /// <summary>Checks an event.</summary>
    /// <param name="text">The event.</param>
    /// <returns>The event in UTF-8.</returns>
    /// <exception cref="EventRequestInvalidException">It is no JSON object, or lacks a field of the envelope.</exception>
    public static byte[] Check(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, EventEnvelope.DocumentOptions);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && RequiredFields.All(field => root.TryGetProperty(field, out _)))
            {
                return Encoding.UTF8.GetBytes(text);
            }
        }
        catch (JsonException)
        {
            // The answer is the same as for an event that lacks fields.
        }

        throw new EventRequestInvalidException("Parameter Event is not valid.");
    }
}
