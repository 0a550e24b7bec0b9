namespace Serverlesspresso.Web.Console.Stories;

/// <summary>What a workflow changed in the row of an order.</summary>
/// <param name="At">When.</param>
/// <param name="Run">The execution that did.</param>
/// <param name="State">The state that did.</param>
/// <param name="Attributes">The attributes that are not what they were.</param>
public sealed record RowChange(
    DateTimeOffset At, StoryRun Run, string State, IReadOnlyList<AttributeChange> Attributes);

/// <summary>A change of an attribute.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">What it was; null if it was not there.</param>
/// <param name="After">What it is; null if it is gone.</param>
public sealed record AttributeChange(string Name, string? Before, string? After);
