namespace Serverlesspresso.Shop.Api.Problems;

/// <summary>Says why a request was refused, as <c>application/problem+json</c>.</summary>
/// <remarks>Source: RFC 9457. The <c>type</c> is left out, which means that the status and the reason say it all.</remarks>
public sealed record ProblemAnswer
{
    /// <summary>What the status means.</summary>
    public required string Title { get; init; }

    /// <summary>The status code.</summary>
    public required int Status { get; init; }

    /// <summary>What was wrong and what would be right, for people.</summary>
    public required string Detail { get; init; }

    /// <summary>Why, for machines.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// What is wrong with what was sent, by its place: a JSON pointer into the body, or the name of a query parameter or
    /// header.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }
}
