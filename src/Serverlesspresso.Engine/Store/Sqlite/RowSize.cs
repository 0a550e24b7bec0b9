namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>About how much memory a row takes.</summary>
internal static class RowSize
{
    // Larger rows are seldom, and each would push many small ones out.
    private const long KeptBytesMax = 64 * 1_024;
    private const long BytesPerRow = 256;

    public static bool IsWorthKeeping(object? row) => Of(row) <= KeptBytesMax;

    public static long Of(object? row) => BytesPerRow + row switch
    {
        ExecutionRow execution => Of(execution.Input) + Of(execution.Output) + Of(execution.Cause)
            + (execution.Checkpoint?.Length ?? 0),
        ItemRow item => item.Item.Length,
        WorkRow work => Of(work.Payload),
        DefinitionRow definition => Of(definition.Document),
        _ => 0,
    };

    private static long Of(string? text) => sizeof(char) * (text?.Length ?? 0L);
}
