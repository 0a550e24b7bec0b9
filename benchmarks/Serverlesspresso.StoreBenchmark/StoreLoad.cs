using System.Diagnostics;
using System.Globalization;
using System.Text;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.StoreBenchmark;

/// <summary>Turns of the measured shape, run on a store as the engine runs them: read, decide, write.</summary>
internal static class StoreLoad
{
    /// <summary>One client: executions one after the other, turn by turn.</summary>
    /// <param name="store">The store.</param>
    /// <param name="client">The client's number.</param>
    /// <param name="latencies">Takes the time of each turn.</param>
    public static async Task RunClientAsync(IStore store, int client, LatencyRecorder latencies)
    {
        var random = new Random(client);
        for (var order = 0; !latencies.IsOver; order++)
        {
            var name = NameOf(random);
            var item = ItemKeyOf(name);
            for (var turn = 0; turn < TurnShape.TurnsPerExecution && !latencies.IsOver; turn++)
            {
                var number = turn;
                var started = Stopwatch.GetTimestamp();
                await store.RunTurnAsync(
                    transaction => TakeTurnAsync(transaction, name, item, number), CancellationToken.None);
                latencies.End(started);
            }
        }
    }

    /// <summary>One client of the hot row: every turn counts up the same item.</summary>
    /// <param name="store">The store.</param>
    /// <param name="latencies">Takes the time of each turn.</param>
    public static async Task RunHotClientAsync(IStore store, LatencyRecorder latencies)
    {
        var key = ItemKeyOf("counter");
        while (!latencies.IsOver)
        {
            var started = Stopwatch.GetTimestamp();
            await store.RunTurnAsync(
                async transaction =>
                {
                    var row = await transaction.GetItemAsync(key);
                    var next = row is null ? 1 : int.Parse(row.Item.Span, CultureInfo.InvariantCulture) + 1;
                    transaction.PutItem(new ItemChange
                    {
                        Key = key,
                        Item = Encoding.UTF8.GetBytes(next.ToString(CultureInfo.InvariantCulture)),
                    });
                    return next;
                },
                CancellationToken.None);
            latencies.End(started);
        }
    }

    /// <summary>A random name, as executions have.</summary>
    /// <param name="random">The client's own.</param>
    public static string NameOf(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private static ItemKey ItemKeyOf(string name) =>
        new(TurnShape.Table, new KeyBytes(Encoding.UTF8.GetBytes(name)), default);

    private static async ValueTask<bool> TakeTurnAsync(ITurnTransaction transaction, string name, ItemKey item, int turn)
    {
        var arn = TurnShape.ArnOf(name);
        var execution = await transaction.GetExecutionAsync(arn);
        await transaction.GetItemAsync(item);
        transaction.PutExecution(TurnShape.Execution(name, execution?.StartedAt ?? TurnShape.Start, turn));
        transaction.AppendHistory(new HistoryRow(arn, (3 * turn) + 1, (3 * turn) + 3, TurnShape.History));
        transaction.PutItem(new ItemChange { Key = item, Item = TurnShape.Item });
        transaction.AppendEvent(new EventRow
        {
            Id = name,
            BusName = TurnShape.Bus,
            PutAt = TurnShape.Start,
            Envelope = TurnShape.Envelope,
        });
        return true;
    }
}
