namespace Serverlesspresso.Web.Console.Bus;

/// <summary>What the page that puts an event shows.</summary>
public sealed record SendModel
{
    /// <summary>What is typed.</summary>
    public required SendForm Form { get; init; }

    /// <summary>All buses.</summary>
    public required IReadOnlyList<string> Buses { get; init; }

    /// <summary>Why the event was refused; null if it was not.</summary>
    public string? Problem { get; init; }

    /// <summary>The <c>aws</c> command that puts the same event.</summary>
    public required string Command { get; init; }
}
