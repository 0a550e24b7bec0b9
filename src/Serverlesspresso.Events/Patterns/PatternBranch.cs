namespace Serverlesspresso.Events.Patterns;

/// <summary>One way to match a pattern: all its fields must match. A pattern without <c>$or</c> has a single one.</summary>
/// <param name="Fields">The fields, each path once.</param>
internal sealed record PatternBranch(IReadOnlyList<PatternField> Fields);

/// <summary>A field and what it may be.</summary>
/// <param name="Path">The names on the way to the field, joined by dots.</param>
/// <param name="Conditions">The alternatives, of which one must be met.</param>
internal sealed record PatternField(string Path, IReadOnlyList<FieldCondition> Conditions);
