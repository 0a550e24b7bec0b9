namespace Serverlesspresso.OrderBenchmark.Limits;

/// <summary>What an order has left in a server's database: whole rows, column by column.</summary>
/// <param name="Processor">The execution of its order processor.</param>
/// <param name="Managers">The executions of its order managers, as they came.</param>
/// <param name="ProcessorHistory">The processor's history, a row for each turn.</param>
/// <param name="ManagerHistory">The history of the managers.</param>
/// <param name="Events">Its events.</param>
/// <param name="Item">Its row in the order table.</param>
/// <param name="IndexEntries">Where the indexes of the order table have it.</param>
/// <param name="Timers">The work that waits for its deadlines.</param>
internal sealed record StoredOrder(
    object?[] Processor,
    IReadOnlyList<object?[]> Managers,
    IReadOnlyList<object?[]> ProcessorHistory,
    IReadOnlyList<object?[]> ManagerHistory,
    IReadOnlyList<object?[]> Events,
    object?[] Item,
    IReadOnlyList<object?[]> IndexEntries,
    IReadOnlyList<object?[]> Timers)
{
    /// <summary>How many rows there are.</summary>
    public int RowCount => AllRows.Count();

    /// <summary>How many bytes the texts and blobs in them have.</summary>
    public long ByteCount => AllRows.Sum(static row => row.Sum(static value => value switch
    {
        string text => text.Length,
        byte[] blob => blob.Length,
        _ => 0L,
    }));

    private IEnumerable<object?[]> AllRows =>
        [Processor, .. Managers, .. ProcessorHistory, .. ManagerHistory, .. Events, Item, .. IndexEntries, .. Timers];
}
