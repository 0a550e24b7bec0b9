using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Aws.Requests;
using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.Json;

/// <summary>Writes errors as the JSON protocol does.</summary>
internal static class JsonErrors
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a refusal.</summary>
    public static Task WriteAsync(HttpContext context, JsonService service, RequestRefusedException refusal)
    {
        var answer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(answer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("__type", service.QualifyError(refusal.Code));
            if (refusal.Message.Length > 0)
            {
                writer.WriteString(service.NameErrorMessage(refusal.Code), refusal.Message);
            }

            service.WriteErrorMembers(writer, refusal);
            writer.WriteEndObject();
        }

        var status = refusal switch
        {
            RequestTooLargeException => StatusCodes.Status413PayloadTooLarge,
            ServerStoppingException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        };
        return SendAsync(context, service, status, answer.WrittenMemory);
    }

    /// <summary>Writes that the server failed, and not why.</summary>
    public static Task WriteFailureAsync(HttpContext context, JsonService service)
    {
        var answer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(answer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("__type", service.QualifyError("InternalFailure"));
            writer.WriteString(
                "message",
                "The request processing has failed because of an unknown error, exception or failure.");
            writer.WriteEndObject();
        }

        return SendAsync(context, service, StatusCodes.Status500InternalServerError, answer.WrittenMemory);
    }

    private static async Task SendAsync(
        HttpContext context,
        JsonService service,
        int status,
        ReadOnlyMemory<byte> answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = $"application/x-amz-json-{service.JsonVersion}";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }
}
