using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Executions.Express;

/// <summary>
/// Express executions that wait. One that never waits is never stored, and none leaves anything once it has ended.
/// </summary>
/// <remarks>They are kept as items, in a table whose name no user can give one.</remarks>
internal static class ExpressRows
{
    private const string TableName = "aws:states:express-executions";

    /// <summary>Finds one that waits, or null.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="executionArn">Its ARN.</param>
    public static async ValueTask<ExecutionRow?> FindAsync(IStoreReader reader, string executionArn)
    {
        if (await reader.GetItemAsync(KeyOf(executionArn)) is not { } item)
        {
            return null;
        }

        var stored = JsonSerializer.Deserialize(item.Item.Span, ExpressJsonContext.Default.ExpressDocument)
            ?? throw new InvalidDataException($"The stored execution '{executionArn}' is empty.");
        return stored.Execution with { Checkpoint = stored.Progress, Version = item.Version };
    }

    /// <summary>Keeps one that waits, and forgets one that has ended.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="row">The execution; its version says whether it was stored before.</param>
    public static async ValueTask WriteAsync(ITurnTransaction transaction, ExecutionRow row)
    {
        var key = KeyOf(row.Arn);
        var isRunning = row.Status == ExecutionStatus.Running;
        if (!isRunning && row.Version == 0)
        {
            return;
        }

        await transaction.GetItemAsync(key);
        transaction.PutItem(new ItemChange { Key = key, Item = isRunning ? Serialize(row) : null });
    }

    private static ReadOnlyMemory<byte>? Serialize(ExecutionRow row)
    {
        var document = new ExpressDocument(row with { Checkpoint = null }, row.Checkpoint?.ToArray() ?? []);
        return JsonSerializer.SerializeToUtf8Bytes(document, ExpressJsonContext.Default.ExpressDocument);
    }

    private static ItemKey KeyOf(string executionArn) =>
        new(TableName, new KeyBytes(Encoding.UTF8.GetBytes(executionArn)), default);
}

/// <summary>The stored form of an express execution that waits.</summary>
/// <param name="Execution">The execution without its progress.</param>
/// <param name="Progress">What it takes to go on.</param>
internal sealed record ExpressDocument(ExecutionRow Execution, byte[] Progress);

/// <summary>Reads and writes the stored shapes of this folder.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExpressDocument))]
internal sealed partial class ExpressJsonContext : JsonSerializerContext;
