using System.Text.Json;
using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.Aws.Tests.Lambda;

/// <summary>Gives back what it was given; fails when it is asked to.</summary>
internal sealed class GreetFunction : IFunction
{
    private int _calls;

    public int Calls => _calls;

    public ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        Interlocked.Increment(ref _calls);
        if (request.ValueKind == JsonValueKind.Object && request.TryGetProperty("fail", out var message))
        {
            throw new FunctionFailedException("Spilt", message.GetString() ?? "");
        }

        return ValueTask.FromResult($$"""{"got":{{request.GetRawText()}}}""");
    }
}
