using Serverlesspresso.OrderBenchmark.Clients;

namespace Serverlesspresso.OrderBenchmark;

/// <summary>What a run has shown.</summary>
internal sealed record OrderRunResult
{
    public required int OrdersAtOnce { get; init; }

    public required PhaseTimes Times { get; init; }

    public required TimeSpan StartTime { get; init; }

    public required TimeSpan ServerTimePerOrder { get; init; }

    public required TimeSpan ClientTimePerOrder { get; init; }

    public required double RequestsPerOrder { get; init; }

    public required SampleOrders Sample { get; init; }
}

/// <summary>Orders whose rows in the database show what an order writes.</summary>
/// <param name="Choosing">One that has its first task token.</param>
/// <param name="Queued">One that has its number and second task token.</param>
/// <param name="Finished">One that has ended.</param>
/// <param name="FinishedCount">How many have ended.</param>
internal sealed record SampleOrders(OrderIds Choosing, OrderIds Queued, OrderIds Finished, int FinishedCount);
