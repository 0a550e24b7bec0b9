using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Aws.Rest;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.Aws.Lambda;

/// <summary>Invoke: calls a function.</summary>
internal sealed class InvokeOperation(FunctionRegistry functions)
{
    /// <summary>How long a payload may be. Source: AWS Lambda Developer Guide, Lambda quotas.</summary>
    public const int PayloadBytesMax = 6_291_456;

    private const string LatestVersion = "$LATEST";

    private static readonly byte[] EmptyPayload = [.. "{}"u8];

    public async Task InvokeAsync(RestCall call, CancellationToken cancellationToken)
    {
        var type = call.Http.Request.Headers["X-Amz-Invocation-Type"].ToString();
        new ConstraintViolations()
            .OneOf("invocationType", type.Length == 0 ? null : type, "Event", "RequestResponse", "DryRun")
            .ThrowIfAny();
        var function = functions.Find(Qualify(call));
        using var payload = ReadPayload(call.Body);
        if (type == "DryRun")
        {
            call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        // An accepted event must not be lost, and a function's turn is short: it is run before it is acknowledged.
        var result = await functions.InvokeAsync(function.Name, payload.RootElement, cancellationToken);
        call.Http.Response.Headers["X-Amz-Executed-Version"] = LatestVersion;
        if (type == "Event")
        {
            call.Http.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        await WriteAsync(call.Http.Response, result, cancellationToken);
    }

    private static string Qualify(RestCall call)
    {
        var name = call.ReadRoute("name");
        var qualifier = call.Http.Request.Query["Qualifier"].ToString();
        return qualifier.Length == 0 ? name : $"{name}:{qualifier}";
    }

    private static JsonDocument ReadPayload(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body.Length == 0 ? EmptyPayload : body);
        }
        catch (JsonException)
        {
            throw new InvalidRequestContentException();
        }
    }

    private static async Task WriteAsync(
        HttpResponse response,
        FunctionResult result,
        CancellationToken cancellationToken)
    {
        if (result.ErrorType is not null)
        {
            response.Headers["X-Amz-Function-Error"] = "Unhandled";
        }

        var payload = Encoding.UTF8.GetBytes(result.Payload);
        response.ContentType = "application/json";
        response.ContentLength = payload.Length;
        await response.Body.WriteAsync(payload, cancellationToken);
    }
}
