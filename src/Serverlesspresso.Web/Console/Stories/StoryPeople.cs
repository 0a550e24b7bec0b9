using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>Names those who act on an order.</summary>
internal static class StoryPeople
{
    /// <summary>Names the customer.</summary>
    /// <param name="order">The order.</param>
    public static string NameCustomer(Order order) =>
        order.Robot ? "a robot, as a customer" : order.CustomerName is { } name ? $"{name}, the customer" : "the customer";

    /// <summary>Names whoever wants something done with an order.</summary>
    /// <param name="act">What is wanted.</param>
    /// <param name="facts">What is known of the order.</param>
    public static string Name(StoryAct act, StoryFacts facts)
    {
        if (act.IsBaristas)
        {
            return facts.Names.TryGetValue(act.BaristaUserId!, out var name) // It is there if a barista acts.
                ? $"{name}, of the staff"
                : $"the barista '{act.BaristaUserId}'";
        }

        return facts.Order is { } order ? NameCustomer(order) : "the customer";
    }

    /// <summary>Lists the ids of the staff that had to do with an order.</summary>
    /// <param name="order">Its row; null if it has none.</param>
    /// <param name="runs">The executions.</param>
    public static IEnumerable<string> ListIds(Order? order, IEnumerable<StoryRun> runs) => runs
        .Select(run => StoryActs.Read(run.Row)?.BaristaUserId)
        .Concat([order?.BaristaUserId, order?.FinishedBy, order?.CollectedBy])
        .Where(id => !string.IsNullOrEmpty(id))
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);
}
