using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Rest;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.Aws.Lambda;

/// <summary>Functions on the wire: those of the server, which its host registers.</summary>
internal sealed class FunctionOperations(FunctionRegistry functions, Arns arns)
{
    /// <summary>How many functions a page shows at most, whatever is asked. Source: ListFunctions, MaxItems.</summary>
    private const int PageMax = 50;

    private const int MaxItemsMax = 10_000;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Task ListAsync(RestCall call, CancellationToken cancellationToken)
    {
        var limit = ReadMaxItems(call.Http.Request);
        var marker = call.Http.Request.Query["Marker"].ToString();
        var found = functions.Functions
            .Where(function => string.CompareOrdinal(function.Name, marker) > 0)
            .Take(limit + 1)
            .ToList();
        return WriteAsync(call.Http, writer =>
        {
            writer.WriteStartArray("Functions");
            foreach (var function in found.Take(limit))
            {
                writer.WriteStartObject();
                WriteConfiguration(writer, function);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteString("NextMarker", found.Count > limit ? found[limit - 1].Name : null);
        });
    }

    public Task GetAsync(RestCall call, CancellationToken cancellationToken)
    {
        var function = functions.Find(call.ReadRoute("name"));
        return WriteAsync(call.Http, writer =>
        {
            writer.WriteStartObject("Configuration");
            WriteConfiguration(writer, function);
            writer.WriteEndObject();
            writer.WriteStartObject("Tags");
            writer.WriteEndObject();
        });
    }

    public Task GetConfigurationAsync(RestCall call, CancellationToken cancellationToken)
    {
        var function = functions.Find(call.ReadRoute("name"));
        return WriteAsync(call.Http, writer => WriteConfiguration(writer, function));
    }

    private static int ReadMaxItems(HttpRequest request)
    {
        var text = request.Query["MaxItems"].ToString();
        if (text.Length == 0)
        {
            return PageMax;
        }

        if (!int.TryParse(text, out var maxItems))
        {
            throw new SerializationException($"STRING_VALUE cannot be converted to Integer");
        }

        new ConstraintViolations().Range("maxItems", maxItems, minimum: 1, MaxItemsMax).ThrowIfAny();
        return Math.Min(maxItems, PageMax);
    }

    private void WriteConfiguration(Utf8JsonWriter writer, FunctionRegistration function)
    {
        writer.WriteString("FunctionName", function.Name);
        writer.WriteString("FunctionArn", arns.Function(function.Name));
        writer.WriteString("Runtime", "provided.al2023");
        writer.WriteString("Role", arns.DefaultRole);
        writer.WriteString("Handler", function.Type.FullName);
        writer.WriteNumber("CodeSize", 0);
        writer.WriteString("Description", function.Description);
        writer.WriteString("Version", "$LATEST");
        writer.WriteString("State", "Active");
        writer.WriteString("LastUpdateStatus", "Successful");
        writer.WriteString("PackageType", "Zip");
    }

    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var answer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(answer, WriterOptions))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.WrittenCount;
        await context.Response.Body.WriteAsync(answer.WrittenMemory, context.RequestAborted);
    }
}
