using System.Text;

namespace Serverlesspresso.OrderBenchmark.Limits;

/// <summary>
/// The turns of one order and the rows that each of them writes, taken from real orders in a server's database: one that
/// has ended, and two on their way, whose checkpoints, items and timers the ended one has no more.
/// </summary>
internal sealed class OrderPlan
{
    /// <summary>How many turns an order takes.</summary>
    public const int TurnCount = 6;

    private const int EventCount = 6;
    private const int ProcessorTurns = 3;
    private const int ManagerCount = 2;

    private OrderPlan(SampleOrders sample, StoredOrder choosing, StoredOrder queued, StoredOrder finished)
    {
        (Choosing, Queued, Finished) = (choosing, queued, finished);
        OrderId = sample.Finished.OrderId;
        DeliveryPayloads = [.. finished.Events.Select(PayloadOf)];
    }

    public StoredOrder Choosing { get; }

    public StoredOrder Queued { get; }

    public StoredOrder Finished { get; }

    /// <summary>The id that its keys contain.</summary>
    public string OrderId { get; }

    /// <summary>The payload of the work that brings each event to a target other than the log.</summary>
    public IReadOnlyList<string> DeliveryPayloads { get; }

    /// <summary>Reads the plan, and checks that the server still takes the turns that are written here.</summary>
    /// <param name="reader">The server's database.</param>
    /// <param name="sample">The orders to look at.</param>
    /// <exception cref="InvalidOperationException">An order leaves other rows: the turns here must be written anew.</exception>
    public static OrderPlan Read(OrderReader reader, SampleOrders sample)
    {
        var plan = new OrderPlan(
            sample,
            reader.Read(sample.Choosing.OrderId),
            reader.Read(sample.Queued.OrderId),
            reader.Read(sample.Finished.OrderId));
        var finished = plan.Finished;
        Check("events", finished.Events.Count, EventCount);
        Check("turns of its processor", finished.ProcessorHistory.Count, ProcessorTurns);
        Check("managers", finished.Managers.Count, ManagerCount);
        Check("turns of its managers", finished.ManagerHistory.Count, ManagerCount);
        Check("timers", plan.Choosing.Timers.Count, 1);
        Check("timers", plan.Queued.Timers.Count, 1);

        // The sample stands for all: every table has as many rows as all orders together must have.
        var (whole, half) = (sample.FinishedCount, 1);
        Check("executions in all", reader.Count("executions"), (3 * whole) + (1 * half) + (2 * half));
        Check("history rows in all", reader.Count("history"), (5 * whole) + (1 * half) + (3 * half));
        Check("events in all", reader.Count("events"), (6 * whole) + (2 * half) + (4 * half));
        Check("pieces of work in all", reader.Count("work"), 2 * half);
        return plan;
    }

    private static void Check(string what, long found, long expected)
    {
        if (found != expected)
        {
            throw new InvalidOperationException(
                $"The orders have {found} {what} instead of {expected}: the turns of {nameof(OrderPlan)} are no longer those of the server.");
        }
    }

    private static string PayloadOf(object?[] row)
    {
        // As the engine writes it: the event, and which way it goes.
        const string Way =
            """
            {"v":1,"bus":"Serverlesspresso","rule":"WaitingCompletion","target":"WaitingCompletion","delivery":"5fe9873b-d04d-4812-86fb-f16d3ade25c1","putAt":"2026-03-09T08:00:00.0000000+00:00","hops":0,"event":}
            """;
        return Way + Encoding.UTF8.GetString((byte[])row[RowColumns.EventEnvelope]!);
    }
}
