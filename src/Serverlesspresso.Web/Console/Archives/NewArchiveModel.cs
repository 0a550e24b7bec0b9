namespace Serverlesspresso.Web.Console.Archives;

/// <summary>What the form of a new archive shows.</summary>
public sealed record NewArchiveModel
{
    /// <summary>What is typed.</summary>
    public required ArchiveForm Form { get; init; }

    /// <summary>All buses.</summary>
    public required IReadOnlyList<string> Buses { get; init; }

    /// <summary>Why it was refused; null if it was not.</summary>
    public string? Problem { get; init; }
}
