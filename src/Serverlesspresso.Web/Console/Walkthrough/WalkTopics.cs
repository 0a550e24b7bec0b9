using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>What the walkthrough listens to.</summary>
internal static class WalkTopics
{
    /// <summary>Whatever may tick off a step, or stand in its way.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ConsoleTopics.Rules,
        ConsoleTopics.Executions,
        ConsoleTopics.EventsOf(WalkRule.Bus),
        ConsoleTopics.ItemsOf(OrderReader.TableName),
        ConsoleTopics.ItemsOf(WalkTroubles.ConfigTable),
        ConsoleTopics.ItemsOf("serverlesspresso-counting-table"),
    ];
}
