using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Journey;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>What the page of an order's story shows.</summary>
public sealed record StoryModel
{
    /// <summary>The order's id.</summary>
    public required string OrderId { get; init; }

    /// <summary>Its row; null if it has none.</summary>
    public required Order? Order { get; init; }

    /// <summary>What the visitor is told; null if there is no row.</summary>
    public required JourneyModel? Journey { get; init; }

    /// <summary>What happened, the oldest first.</summary>
    public required IReadOnlyList<StoryEntry> Entries { get; init; }

    /// <summary>What the row has that nothing on the time line explains.</summary>
    public required IReadOnlyList<AttributeChange> Unexplained { get; init; }

    /// <summary>The executions that had to do with it, the oldest first.</summary>
    public required IReadOnlyList<StoryRun> Runs { get; init; }

    /// <summary>Whether events about it may lie among those that nobody looked at.</summary>
    public required bool HasMoreEvents { get; init; }

    /// <summary>Whether there may be executions about it that the story does not tell of.</summary>
    public required bool HasMoreActions { get; init; }
}
