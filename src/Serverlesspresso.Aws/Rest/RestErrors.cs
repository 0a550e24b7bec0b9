using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Requests;
using Serverlesspresso.Aws.Signing;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.Aws.Rest;

/// <summary>Writes errors as the REST services do: the code in a header, the text in the body.</summary>
internal static class RestErrors
{
    private const string ErrorTypeHeader = "x-amzn-ErrorType";

    /// <summary>Writes a refusal.</summary>
    public static Task WriteAsync(HttpContext context, RequestRefusedException refusal) =>
        WriteAsync(context, StatusOf(refusal), refusal.Code, "User", refusal.Message);

    /// <summary>Writes that the server failed, and not why.</summary>
    public static Task WriteFailureAsync(HttpContext context) => WriteAsync(
        context,
        StatusCodes.Status500InternalServerError,
        "ServiceException",
        "Service",
        "The service encountered an internal error.");

    private static int StatusOf(RequestRefusedException refusal) => refusal switch
    {
        SignatureRefusedException => StatusCodes.Status403Forbidden,
        RequestTooLargeException => StatusCodes.Status413PayloadTooLarge,
        FunctionNotFoundException or UnknownOperationException => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status400BadRequest,
    };

    private static Task WriteAsync(HttpContext context, int status, string code, string type, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers[ErrorTypeHeader] = code;
        var text = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(message);
        var body = Encoding.UTF8.GetBytes($$"""{"Type":"{{type}}","Message":"{{text}}"}""");
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
