using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>What the page of an archive shows.</summary>
public sealed record ArchiveModel
{
    /// <summary>The archive.</summary>
    public required Archive Archive { get; init; }

    /// <summary>The replay that is typed.</summary>
    public required ReplayForm Form { get; init; }

    /// <summary>The rules of its bus that a replay may go to.</summary>
    public required IReadOnlyList<RuleDocument> Rules { get; init; }

    /// <summary>Why the replay was refused; null if it was not.</summary>
    public string? Problem { get; init; }
}
