namespace Serverlesspresso.Web.Console.Stories;

/// <summary>What a write changed in the row of an order.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">Who wrote: workflows leave a history; of others the write is inferred.</param>
/// <param name="By">What wrote, in words.</param>
/// <param name="Href">The address of what wrote; null if it has none.</param>
/// <param name="Attributes">The attributes that are not what they were.</param>
public sealed record RowChange(
    DateTimeOffset At, StoryKind Kind, string By, string? Href, IReadOnlyList<AttributeChange> Attributes);

/// <summary>A change of an attribute.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">What it was; null if it was not there.</param>
/// <param name="After">What it is; null if it is gone.</param>
public sealed record AttributeChange(string Name, string? Before, string? After);
