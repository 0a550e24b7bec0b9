using Serverlesspresso.Engine.Tables.Definitions;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>What the page of a table's items shows.</summary>
public sealed record ItemsModel
{
    /// <summary>The table.</summary>
    public required TableDocument Table { get; init; }

    /// <summary>What is searched for.</summary>
    public required ExplorerForm Form { get; init; }

    /// <summary>Where it is searched.</summary>
    public required ItemSource Source { get; init; }

    /// <summary>What was found; null if nothing was searched for yet, or the search was refused.</summary>
    public ItemGrid? Found { get; init; }

    /// <summary>How many items were read for it.</summary>
    public int ReadCount { get; init; }

    /// <summary>The last key that was read, in DynamoDB's JSON; null if there is nothing more.</summary>
    public string? LastKey { get; init; }

    /// <summary>Why the search was refused.</summary>
    public ItemRefusal? Refusal { get; init; }

    /// <summary>The <c>aws</c> command that searches the same; null if there is nothing to search for.</summary>
    public string? Command { get; init; }

    /// <summary>What was just done.</summary>
    public string? Said { get; init; }
}
