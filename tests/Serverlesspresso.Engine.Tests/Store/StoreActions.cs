using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>Short turns and reads of tests.</summary>
internal static class StoreActions
{
    public static async Task RunAsync(this IStore store, Func<ITurnTransaction, ValueTask> turn) =>
        await store.RunTurnAsync(
            async transaction =>
            {
                await turn(transaction);
                return true;
            },
            TestContext.Current.CancellationToken);

    public static Task RunAsync(this IStore store, Action<ITurnTransaction> turn) =>
        store.RunAsync(transaction =>
        {
            turn(transaction);
            return ValueTask.CompletedTask;
        });

    public static Task<T> RunAsync<T>(this IStore store, Turn<T> turn) =>
        store.RunTurnAsync(turn, TestContext.Current.CancellationToken);

    public static Task<T> ReadAsync<T>(this IStore store, Func<IStoreReader, ValueTask<T>> read) =>
        store.ReadAsync(read, TestContext.Current.CancellationToken);

    public static Task PutItemAsync(this IStore store, ItemKey key, string? item) =>
        store.PutItemAsync(Rows.Change(key, item));

    public static Task PutItemAsync(this IStore store, ItemChange change) =>
        store.RunAsync(async transaction =>
        {
            await transaction.GetItemAsync(change.Key);
            transaction.PutItem(change);
        });

    public static async Task<string?> GetItemAsync(this IStore store, ItemKey key)
    {
        var row = await store.ReadAsync(reader => reader.GetItemAsync(key));
        return row is null ? null : Rows.Text(row.Item);
    }

    public static Task PutExecutionAsync(this IStore store, ExecutionRow row, params HistoryRow[] history) =>
        store.RunAsync(async transaction =>
        {
            await transaction.GetExecutionAsync(row.Arn);
            transaction.PutExecution(row);
            foreach (var entry in history)
            {
                transaction.AppendHistory(entry);
            }
        });

    public static Task PutDefinitionAsync(this IStore store, DefinitionRow row) =>
        store.RunAsync(async transaction =>
        {
            await transaction.GetDefinitionAsync(row.Kind, row.Name);
            transaction.PutDefinition(row);
        });

    public static Task<WorkRow> AddWorkAsync(this IStore store, NewWork work) =>
        store.RunAsync(transaction => ValueTask.FromResult(transaction.AddWork(work)));

    public static Task<IReadOnlyList<WorkRow>> ListDueAsync(this IStore store, int shard = 1) =>
        store.ReadAsync(reader => reader.ListDueWorkAsync(shard, DateTimeOffset.MaxValue, limit: 1_000));
}
