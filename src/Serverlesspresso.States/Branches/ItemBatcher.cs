using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Templates;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Branches;

/// <summary>How the items of a Map are put together, so that a child execution works on many of them.</summary>
internal sealed class ItemBatcher
{
    public required CountField MaxItems { get; init; }

    public required CountField MaxInputBytes { get; init; }

    /// <summary>What every batch is given besides its items.</summary>
    public Template? BatchInput { get; init; }

    /// <summary>Reads the limits and what every batch is given.</summary>
    public Failure? Read(in Scope scope, out BatchLimits limits)
    {
        limits = BatchLimits.None;
        long? bytes = null;
        if ((MaxItems.Read(scope, out var items) ?? MaxInputBytes.Read(scope, out bytes)) is { } failure)
        {
            return failure;
        }

        if (items == 0 || bytes == 0)
        {
            return Failure.Runtime($"{(items == 0 ? "MaxItemsPerBatch" : "MaxInputBytesPerBatch")} must be greater than 0.");
        }

        var common = BatchInput?.Fill(scope);
        if (common?.Failure is { } unfilled)
        {
            return unfilled;
        }

        limits = new BatchLimits(
            items ?? long.MaxValue,
            Math.Min(bytes ?? Quotas.PayloadBytesMax, Quotas.PayloadBytesMax),
            common?.Value);
        return null;
    }
}

/// <summary>How large a batch may be, and what each is given.</summary>
/// <param name="Items">How many items at most.</param>
/// <param name="Bytes">How long its input is at most, unless it is a single item.</param>
/// <param name="BatchInput">What it is given besides its items, if anything.</param>
internal sealed record BatchLimits(long Items, long Bytes, JsonValue? BatchInput)
{
    public static readonly BatchLimits None = new(1, Quotas.PayloadBytesMax, BatchInput: null);

    /// <summary>The input of a batch.</summary>
    public JsonObject MakeInput(JsonValue[] items)
    {
        var batch = JsonArray.Of(items);
        return BatchInput is null
            ? new JsonObject(["Items"], [batch])
            : new JsonObject(["BatchInput", "Items"], [BatchInput, batch]);
    }
}
