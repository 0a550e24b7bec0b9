using System.Buffers;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Serverlesspresso.Aws.Requests;
using Serverlesspresso.Aws.Signing;
using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.Json;

/// <summary>Answers <c>POST /</c> with an <c>X-Amz-Target</c>: finds the operation, verifies, calls, writes.</summary>
internal sealed partial class JsonEndpoint
{
    private const int AnswerBytesInitial = 512;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        // The answer is read by a JSON parser, never inside a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly FrozenDictionary<string, Route> _routes;
    private readonly SignatureVerifier _signatures;
    private readonly ILogger<JsonEndpoint> _logger;

    public JsonEndpoint(
        IEnumerable<JsonService> services,
        SignatureVerifier signatures,
        ILogger<JsonEndpoint> logger)
    {
        _routes = services
            .SelectMany(static service => service.ListOperations(), static (service, operation) => new Route(service, operation))
            .ToFrozenDictionary(static route => route.Target, StringComparer.Ordinal);
        _signatures = signatures;
        _logger = logger;
    }

    /// <summary>Answers one request.</summary>
    /// <param name="context">The request.</param>
    public async Task AnswerAsync(HttpContext context)
    {
        var requestId = RequestId.New();
        context.Response.Headers[RequestId.Header] = requestId;
        if (!_routes.TryGetValue(context.Request.Headers["X-Amz-Target"].ToString(), out var route)
            || !IsJson(context.Request.ContentType))
        {
            await JsonErrors.WriteAsync(context, UnknownService.Instance, new UnknownOperationException());
            return;
        }

        try
        {
            await CallAsync(context, route, requestId);
        }
        catch (RequestRefusedException refusal)
        {
            LogRefused(route.Target, refusal.Code, requestId);
            await JsonErrors.WriteAsync(context, route.Service, refusal);
        }
        catch (Exception exception) when (!ClientGone.Explains(context, exception))
        {
            LogFailed(exception, route.Target, requestId);
            await JsonErrors.WriteFailureAsync(context, route.Service);
        }
    }

    private async Task CallAsync(HttpContext context, Route route, string requestId)
    {
        var cancellationToken = context.RequestAborted;
        var claim = _signatures.ReadClaim(context.Request, route.Service.SigningName);
        var body = await RequestBody.ReadAsync(context.Request, route.Service.RequestBytesMax, cancellationToken);
        SignatureVerifier.Verify(context.Request, claim, body);
        using var document = JsonBody.Parse(body);

        var answer = new ArrayBufferWriter<byte>(AnswerBytesInitial);
        using var writer = new Utf8JsonWriter(answer, WriterOptions);
        var call = new OperationCall
        {
            Input = document.RootElement,
            Output = writer,
            RequestId = requestId,
            AccessKeyId = claim.Key.Id,
        };
        await route.Operation.Handler(call, cancellationToken);
        await writer.FlushAsync(cancellationToken);

        context.Response.ContentType = $"application/x-amz-json-{route.Service.JsonVersion}";
        context.Response.ContentLength = answer.WrittenCount;
        await context.Response.Body.WriteAsync(answer.WrittenMemory, cancellationToken);
    }

    private static bool IsJson(string? contentType) =>
        contentType is not null
        && (contentType.StartsWith("application/x-amz-json-1.", StringComparison.OrdinalIgnoreCase)
            || contentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase));

    private sealed record Route(JsonService Service, JsonOperation Operation)
    {
        public string Target { get; } = $"{Service.TargetPrefix}.{Operation.Name}";
    }
}
