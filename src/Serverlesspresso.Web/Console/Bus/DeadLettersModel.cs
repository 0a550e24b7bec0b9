namespace Serverlesspresso.Web.Console.Bus;

/// <summary>What the page of the dead letters shows.</summary>
public sealed record DeadLettersModel
{
    /// <summary>The dead letters of the page, in the order they came.</summary>
    public required IReadOnlyList<DeadLetterLine> Letters { get; init; }

    /// <summary>After which one the page begins; 0 for the first.</summary>
    public required long After { get; init; }

    /// <summary>After which one the next page begins; null if there is none.</summary>
    public required long? NextAfter { get; init; }

    /// <summary>What came of the form; null if there is nothing to say.</summary>
    public string? Said { get; init; }
}
