using Serverlesspresso.Engine.Tables.Definitions;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>What the page that edits an item shows.</summary>
public sealed record ItemEditModel
{
    /// <summary>The table.</summary>
    public required TableDocument Table { get; init; }

    /// <summary>The item's key in DynamoDB's JSON; null for a new item.</summary>
    public required string? Key { get; init; }

    /// <summary>What is typed.</summary>
    public required ItemDraft Draft { get; init; }

    /// <summary>What somebody else has changed meanwhile.</summary>
    public IReadOnlyList<ItemConflict> Conflicts { get; init; } = [];

    /// <summary>Whether somebody else has deleted the item meanwhile.</summary>
    public bool IsGone { get; init; }

    /// <summary>Whether there is an item with the new one's key already.</summary>
    public string? ExistingKey { get; init; }

    /// <summary>Whether there was nothing to save.</summary>
    public bool IsUnchanged { get; init; }
}
