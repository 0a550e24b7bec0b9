using System.Globalization;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>What the start page shows.</summary>
public sealed record BoardModel
{
    /// <summary>The default shop.</summary>
    public required ShopLine Shop { get; init; }

    /// <summary>The orders.</summary>
    public required OrderSection Orders { get; init; }

    /// <summary>The workflows with their latest executions.</summary>
    public required IReadOnlyList<WorkflowPanel> Workflows { get; init; }

    /// <summary>The time of day that the page shows, in UTC.</summary>
    public required string Clock { get; init; }

    /// <summary>Makes the model.</summary>
    /// <param name="facts">What was read.</param>
    /// <param name="now">The instant.</param>
    internal static BoardModel From(BoardFacts facts, DateTimeOffset now) => new()
    {
        Shop = ShopLine.From(facts.Shop),
        Orders = OrderSection.From(facts.Orders, now),
        Workflows =
        [
            .. facts.Executions.Select(executions => new WorkflowPanel(
                executions.Workflow,
                PurposeOf(executions.Workflow),
                executions.Executions.Problem,
                [.. (executions.Executions.Value ?? []).Select(row => ExecutionLine.From(row, now))])),
        ],
        Clock = now.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
    };

    private static string PurposeOf(string workflow) => workflow switch
    {
        "OrderProcessor" => "One execution runs one order, from its arrival to its end.",
        "OrderManager" => "One execution carries out one action on an order.",
        _ => string.Empty,
    };
}
