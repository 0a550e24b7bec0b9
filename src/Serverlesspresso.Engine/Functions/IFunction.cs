using System.Text.Json;

namespace Serverlesspresso.Engine.Functions;

/// <summary>
/// A function of the server's own: one method from request to response. It may run more than once before its turn
/// commits, so it touches nothing but <see cref="FunctionContext.Transaction"/>.
/// </summary>
public interface IFunction
{
    /// <summary>Answers a request.</summary>
    /// <param name="request">The request: any JSON value.</param>
    /// <param name="context">The call.</param>
    /// <returns>The response: a JSON text.</returns>
    /// <exception cref="FunctionFailedException">
    /// The function fails in a way its caller may handle. What it wrote is undone.
    /// </exception>
    ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context);
}
