namespace Serverlesspresso.Events.Patterns;

/// <summary>A field of a pattern, seen against an event.</summary>
/// <param name="Path">The names on the way to the field, joined by dots.</param>
/// <param name="Expected">What the pattern allows there: a JSON array, as it was written.</param>
/// <param name="Found">What the event has there: JSON texts, several if an array is on the way; empty if it has nothing.</param>
/// <param name="IsMet">Whether this field alone would match.</param>
public sealed record FieldExplanation(string Path, string Expected, IReadOnlyList<string> Found, bool IsMet);
