namespace Serverlesspresso.Engine.Functions;

/// <summary>A function failed. Its caller sees the type as the error's name, and may retry or catch it.</summary>
/// <param name="errorType">The error's name, for example <c>OrderNotFound</c>.</param>
/// <param name="message">The error in words.</param>
public sealed class FunctionFailedException(string errorType, string message) : Exception(message)
{
    /// <summary>The error's name.</summary>
    public string ErrorType { get; } = errorType;
}
