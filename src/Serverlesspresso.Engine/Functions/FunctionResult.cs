namespace Serverlesspresso.Engine.Functions;

/// <summary>What came of a call.</summary>
/// <param name="Payload">The response, or the error object with <c>errorType</c> and <c>errorMessage</c>: a JSON text.</param>
/// <param name="ErrorType">The error's name; null if the function succeeded.</param>
public sealed record FunctionResult(string Payload, string? ErrorType)
{
    /// <summary>The call's id, under which <see cref="FunctionCalls"/> remembers it.</summary>
    public string RequestId { get; init; } = string.Empty;
}
