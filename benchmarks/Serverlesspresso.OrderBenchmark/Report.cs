using System.Globalization;
using Serverlesspresso.OrderBenchmark.Clients;
using Serverlesspresso.OrderBenchmark.Limits;

namespace Serverlesspresso.OrderBenchmark;

/// <summary>Prints the results as they come.</summary>
internal static class Report
{
    public static void Print(OrderRunResult result)
    {
        Print($"{result.OrdersAtOnce} orders at once: {result.Times.OrdersPerSecond:0} orders/s");
        PrintPhase(result, "event to token", OrderPhase.EventToToken);
        PrintPhase(result, "drink to number", OrderPhase.DrinkToNumber);
        PrintPhase(result, "complete", OrderPhase.Complete);
        PrintPhase(result, "whole order", OrderPhase.Whole);
        Print($"  start to ready    {result.StartTime.TotalMilliseconds:0} ms");
        Print($"  requests an order {result.RequestsPerOrder:0.0}");
        Print($"  processor time an order: server {result.ServerTimePerOrder.TotalMilliseconds:0.00} ms, client {result.ClientTimePerOrder.TotalMilliseconds:0.00} ms");
    }

    public static void PrintLimits(OrderRunResult result, BareRuns limits)
    {
        Print($"  an order left     {limits.Plan.Finished.RowCount} rows with {limits.Plan.Finished.ByteCount} bytes, written in {OrderPlan.TurnCount} turns");
        foreach (var (turnsPerCommit, ordersPerSecond) in limits.OrdersPerSecond)
        {
            var ratio = result.Times.OrdersPerSecond / ordersPerSecond;
            Print($"  bare commits of these rows, {turnsPerCommit,3} turns each: {ordersPerSecond,5:0} orders/s, ratio {ratio:0.00}");
        }
    }

    private static void PrintPhase(OrderRunResult result, string name, OrderPhase phase) =>
        Print($"  {name,-16} p50 {result.Times.Percentile(phase, 0.5),8:0.00} ms   p99 {result.Times.Percentile(phase, 0.99),8:0.00} ms");

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
