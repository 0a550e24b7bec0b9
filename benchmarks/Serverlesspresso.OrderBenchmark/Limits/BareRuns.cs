namespace Serverlesspresso.OrderBenchmark.Limits;

/// <summary>The bare commits beside a run.</summary>
/// <param name="Plan">The rows of an order.</param>
/// <param name="OrdersPerSecond">For how many turns a transaction, how many orders a second.</param>
internal sealed record BareRuns(OrderPlan Plan, IReadOnlyList<(int TurnsPerCommit, double OrdersPerSecond)> OrdersPerSecond)
{
    // The second is the most that the server's writer takes into a transaction.
    private static readonly int[] TurnsPerCommit = [64, 128];

    /// <summary>Measures them, on the disk that the server has just left.</summary>
    /// <param name="options">How long.</param>
    /// <param name="folder">The server's data folder.</param>
    /// <param name="sample">Orders to take the rows from.</param>
    public static BareRuns Run(BenchmarkOptions options, string folder, SampleOrders sample)
    {
        using var reader = new OrderReader(Path.Combine(folder, "coffee.db"));
        var plan = OrderPlan.Read(reader, sample);
        var commits = new BareCommits(plan, reader.Schema());
        return new BareRuns(plan, [.. TurnsPerCommit.Select(turns => (
            turns,
            commits.Run(Path.Combine(folder, $"bare-{turns}.db"), turns, options.WarmUp / 4, options.Measured / 2)))]);
    }
}
