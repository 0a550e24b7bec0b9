namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>A step as the page shows it.</summary>
public sealed record StepModel
{
    /// <summary>How it stands.</summary>
    public required StepProgress Progress { get; init; }

    /// <summary>The order.</summary>
    public required string OrderId { get; init; }

    /// <summary>What is done.</summary>
    public required string Title { get; init; }

    /// <summary>What happens, and why.</summary>
    public required string Why { get; init; }

    /// <summary>The page of the console where it is done or seen; null if it is not for the reader.</summary>
    public required WalkWay? Place { get; init; }

    /// <summary>What its button does.</summary>
    public required string ActWords { get; init; }

    /// <summary>The <c>aws</c> command; null if it is not for the reader.</summary>
    public required string? Command { get; init; }

    /// <summary>What is seen of it; null before it is done.</summary>
    public WalkWay? Seen { get; init; }

    /// <summary>The task token that is of interest here; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>Until when it has time; null if nothing presses.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Its id on the page.</summary>
    public string Id => $"step-{Progress.Step.ToString().ToLowerInvariant()}";
}
