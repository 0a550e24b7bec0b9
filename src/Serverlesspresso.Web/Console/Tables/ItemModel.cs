using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>What the page of an item shows.</summary>
public sealed record ItemModel
{
    /// <summary>The table.</summary>
    public required TableDocument Table { get; init; }

    /// <summary>The item's key in DynamoDB's JSON, as it was given.</summary>
    public required string Key { get; init; }

    /// <summary>How it is shown, of <see cref="ItemViews"/>.</summary>
    public required string View { get; init; }

    /// <summary>Whether the question stands open if it is to be deleted, for browsers without script.</summary>
    public required bool AsksToDelete { get; init; }

    /// <summary>The item; null if there is none.</summary>
    public Item? Item { get; init; }

    /// <summary>Why it cannot be read.</summary>
    public ItemRefusal? Refusal { get; init; }

    /// <summary>The <c>aws</c> command that reads it; null if the key makes no sense.</summary>
    public string? Command { get; init; }

    /// <summary>What was just done.</summary>
    public required string? Said { get; init; }

    /// <summary>The key's values, for the title.</summary>
    public string Title => Item is { } item
        ? string.Join(" / ", ItemGrid.KeyNames(Table).Select(name => ValueText.Show(item.Attributes[name])))
        : "Item";
}
