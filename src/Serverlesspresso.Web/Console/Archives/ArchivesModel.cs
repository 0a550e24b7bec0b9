using Serverlesspresso.Engine.Archives;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>What the page of all archives and replays shows.</summary>
public sealed record ArchivesModel
{
    /// <summary>The archives by name.</summary>
    public required IReadOnlyList<Archive> Archives { get; init; }

    /// <summary>The replays, the latest first.</summary>
    public required IReadOnlyList<ReplayDocument> Replays { get; init; }

    /// <summary>What came of a form; null if there is nothing to say.</summary>
    public string? Said { get; init; }
}
