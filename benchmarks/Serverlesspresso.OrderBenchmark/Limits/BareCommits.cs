using System.Diagnostics;
using Serverlesspresso.OrderBenchmark.Clients;

namespace Serverlesspresso.OrderBenchmark.Limits;

/// <summary>
/// The limit: the rows of the same orders, turn by turn into tables of the same schema, by one loop that does nothing
/// else. No reads, no checks, no callers to answer.
/// </summary>
/// <param name="plan">The rows.</param>
/// <param name="schema">The statements that make the tables.</param>
internal sealed class BareCommits(OrderPlan plan, IReadOnlyList<string> schema)
{
    /// <summary>Commits orders until the time is over.</summary>
    /// <param name="path">The database to make.</param>
    /// <param name="turnsPerCommit">How many turns, of as many orders, there are in a transaction.</param>
    /// <param name="warmUp">How long nothing counts.</param>
    /// <param name="measured">How long it counts.</param>
    /// <returns>Orders per second.</returns>
    public double Run(string path, int turnsPerCommit, TimeSpan warmUp, TimeSpan measured)
    {
        using var tables = new BareTables(path, schema);
        var (ids, random) = (new RowIds(), new Random(turnsPerCommit));
        AddCounters(tables);
        var orders = new BareOrder[turnsPerCommit];

        // At any time the orders are at all turns of their way: they begin one after the other.
        var turns = Enumerable.Range(0, turnsPerCommit).Select(static order => -(order % OrderPlan.TurnCount)).ToArray();
        var start = Stopwatch.GetTimestamp();
        var measuredTurns = 0L;
        while (Stopwatch.GetElapsedTime(start) < warmUp + measured)
        {
            tables.Begin();
            var written = WriteTurns(tables, ids, random, orders, turns);
            tables.Commit();
            measuredTurns += Stopwatch.GetElapsedTime(start) > warmUp ? written : 0;
        }

        return measuredTurns / (Stopwatch.GetElapsedTime(start) - warmUp).TotalSeconds / OrderPlan.TurnCount;
    }

    private int WriteTurns(BareTables tables, RowIds ids, Random random, BareOrder[] orders, int[] turns)
    {
        var written = 0;
        for (var index = 0; index < orders.Length; index++)
        {
            if (turns[index] == 0)
            {
                orders[index] = new BareOrder(plan, tables, ids, OrderIds.Next(random).OrderId, UuidOf(random));
            }

            if (turns[index] >= 0)
            {
                orders[index].Write(turns[index]);
                written++;
            }

            turns[index] = (turns[index] + 1) % OrderPlan.TurnCount;
        }

        return written;
    }

    private void AddCounters(BareTables tables)
    {
        foreach (var counter in new[] { RowIds.Places, RowIds.OrderNumber })
        {
            var key = new[] { (byte)counter };
            tables.Insert("items", RowColumns.Items, [counter, Array.Empty<byte>(), plan.Finished.Item[2], key, 1L, RowIds.CounterItem]);
        }
    }

    private static string UuidOf(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
