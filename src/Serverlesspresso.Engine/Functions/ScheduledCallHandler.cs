using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Functions;

/// <summary>Makes scheduled calls, each in the turn that ends its work.</summary>
/// <param name="functions">Calls functions.</param>
internal sealed class ScheduledCallHandler(FunctionRegistry functions) : IWorkHandler
{
    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.Call;

    /// <inheritdoc/>
    public OwnerKey OwnerOf(WorkRow work) => OwnerKey.WorkShard(work.Shard);

    /// <inheritdoc/>
    public async ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work)
    {
        var call = JsonSerializer.Deserialize(work.Payload, FunctionJsonContext.Default.ScheduledCall)
            ?? throw new JsonException($"The scheduled call '{work.Key}' is null.");
        var result = await functions.InvokeInTurnAsync(transaction, call.FunctionName, call.Payload);

        // A call that fails is tried again as any other work that fails.
        return result.ErrorType is { } errorType
            ? throw new FunctionFailedException(errorType, $"The function '{call.FunctionName}' failed: {result.Payload}")
            : WorkOutcome.Done.Instance;
    }
}
