using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.EndToEnd.Tests.Kills;

/// <summary>All that a stopped server has left in its store.</summary>
internal sealed record Ledger
{
    private const int RowsMax = 1_000_000;

    public required IReadOnlyList<Order> Orders { get; init; }

    public required IReadOnlyList<ExecutionRow> Executions { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<long>> HistoryIds { get; init; }

    public required IReadOnlyList<WorkRow> Work { get; init; }

    public required IReadOnlyList<DeadLetterRow> DeadLetters { get; init; }

    public required string OpenOrders { get; init; }

    public static async Task<Ledger> ReadAsync(string databasePath)
    {
        var options = new SqliteStoreOptions { Path = databasePath };
        await using var store = await SqliteStore.OpenAsync(
            options, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        return await store.ReadAsync(ReadAsync, CancellationToken.None);
    }

    private static async ValueTask<Ledger> ReadAsync(IStoreReader reader)
    {
        var executions = await reader.ListExecutionsAsync(new ExecutionQuery(null, null, null, RowsMax));
        var histories = new Dictionary<string, IReadOnlyList<long>>();
        foreach (var execution in executions)
        {
            histories.Add(execution.Arn, await ReadHistoryAsync(reader, execution.Arn));
        }

        var work = new List<WorkRow>();
        for (var shard = 0; shard < WorkShards.Count; shard++)
        {
            work.AddRange(await reader.ListDueWorkAsync(shard, DateTimeOffset.MaxValue, RowsMax));
        }

        var counters = await ScanAsync(reader, "serverlesspresso-counting-table");
        return new Ledger
        {
            Orders = [.. (await ScanAsync(reader, "serverlesspresso-order-table")).Select(Order.Read)],
            Executions = executions,
            HistoryIds = histories,
            Work = work,
            DeadLetters = await reader.ListDeadLettersAsync(0, RowsMax),
            OpenOrders = counters.Single(item => Text(item, "PK") == "openOrders").Attributes["IDvalue"] is NumberValue number
                ? number.Number.ToString()
                : "none",
        };
    }

    private static async ValueTask<IReadOnlyList<Item>> ScanAsync(IStoreReader reader, string table)
    {
        var rows = await reader.ScanItemsAsync(new ItemScan(table, IndexName: null, After: null, RowsMax));
        return [.. rows.Select(row => Item.Parse(row.Item.Span))];
    }

    private static async ValueTask<IReadOnlyList<long>> ReadHistoryAsync(IStoreReader reader, string executionArn)
    {
        var rows = await reader.ListHistoryAsync(executionArn, firstEventId: 1, RowsMax);
        return
        [
            .. rows.SelectMany(row => JsonElement.Parse(row.Events.Span).EnumerateArray())
                .Select(historyEvent => historyEvent.GetProperty("id").GetInt64()),
        ];
    }

    private static string Text(Item item, string name) =>
        item.TryGet(name, out var value) && value is StringValue text ? text.Text : string.Empty;
}
