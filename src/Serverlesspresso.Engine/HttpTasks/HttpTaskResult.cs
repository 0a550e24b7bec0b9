using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Writes an answer as the result of a task.</summary>
internal static class HttpTaskResult
{
    public static string Write(
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers, bool isJson, string body, int status, string statusText)
    {
        var buffer = new ArrayBufferWriter<byte>(body.Length + 1_024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("Headers");
            foreach (var (name, values) in headers)
            {
                writer.WriteStartArray(name.ToLowerInvariant());
                foreach (var value in values)
                {
                    writer.WriteStringValue(value);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WritePropertyName("ResponseBody");
            if (isJson && IsValid(body))
            {
                // As it came: half of a surrogate pair, which JSON may name, could not be written again.
                writer.WriteRawValue(body, skipInputValidation: true);
            }
            else
            {
                writer.WriteStringValue(body);
            }

            writer.WriteNumber("StatusCode", status);
            writer.WriteString("StatusText", statusText);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static bool IsValid(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
