using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>A write of the row of an order.</summary>
internal sealed record RowWrite
{
    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who wrote it: of those who wrote at one instant the smaller came first.</summary>
    public required StoryKind Kind { get; init; }

    /// <summary>What wrote it, in words.</summary>
    public required string By { get; init; }

    /// <summary>The address of what wrote it; null if it has none.</summary>
    public required string? Href { get; init; }

    /// <summary>What it makes of the row.</summary>
    public required Func<Item, Item> Apply { get; init; }
}
