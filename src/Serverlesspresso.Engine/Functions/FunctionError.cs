using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverlesspresso.Engine.Functions;

/// <summary>The error object of a failed call.</summary>
/// <param name="ErrorMessage">The error in words.</param>
/// <param name="ErrorType">The error's name.</param>
/// <param name="RequestId">The call.</param>
/// <remarks>Source: AWS Lambda Developer Guide, Lambda function errors.</remarks>
internal sealed record FunctionError(
    [property: JsonPropertyName("errorMessage")] string ErrorMessage,
    [property: JsonPropertyName("errorType")] string ErrorType,
    [property: JsonPropertyName("requestId")] string RequestId);

/// <summary>Reads and writes the function shapes.</summary>
[JsonSerializable(typeof(FunctionError))]
[JsonSerializable(typeof(ScheduledCall))]
internal sealed partial class FunctionJsonContext : JsonSerializerContext
{
    /// <summary>Writes for people: a quote stays a quote in the causes of failed executions.</summary>
    public static FunctionJsonContext Readable { get; } =
        new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
