using System.Buffers;
using System.Text;
using System.Text.Json;
using Serverlesspresso.Engine.Integrations;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Makes of what came of a call what comes of its task.</summary>
internal static class HttpTaskResult
{
    /// <summary>Makes the outcome of the task.</summary>
    /// <param name="reply">What came of the call.</param>
    public static TaskOutcome Of(HttpReply reply) => reply.Answer switch
    {
        // One of the two is there.
        null => reply.Failure!,
        { Body: null } => new TaskOutcome.Failed(
            "States.DataLimitExceeded",
            "The state/task 'http' returned a result with a size exceeding the maximum number of bytes service limit."),
        { IsSuccess: true } answer => new TaskOutcome.Succeeded(Write(answer, answer.Body)),
        { } answer => new TaskOutcome.Failed(
            $"States.Http.StatusCode.{answer.Status}", answer.Body.Length > 0 ? answer.Body : answer.StatusText),
    };

    private static string Write(HttpAnswer answer, string body)
    {
        var buffer = new ArrayBufferWriter<byte>(body.Length + 1_024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("Headers");
            foreach (var (name, values) in answer.Headers.Concat(answer.ContentHeaders))
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
            if (HttpMessages.IsJson(answer.ContentHeaders.ContentType?.ToString()) && IsValid(body))
            {
                // As it came: half of a surrogate pair, which JSON may name, could not be written again.
                writer.WriteRawValue(body, skipInputValidation: true);
            }
            else
            {
                writer.WriteStringValue(body);
            }

            writer.WriteNumber("StatusCode", answer.Status);
            writer.WriteString("StatusText", answer.StatusText);
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
