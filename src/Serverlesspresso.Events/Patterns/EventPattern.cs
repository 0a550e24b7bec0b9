using System.Diagnostics.CodeAnalysis;
using Serverlesspresso.Events.Matching;

namespace Serverlesspresso.Events.Patterns;

/// <summary>A compiled event pattern: which events a rule is for. Safe to use from many threads.</summary>
/// <remarks>
/// Source: Amazon EventBridge User Guide, "Amazon EventBridge event patterns". To match many patterns at once, give
/// them to an <see cref="EventMatcher{TRule}"/>.
/// </remarks>
public sealed class EventPattern
{
    private readonly Lazy<EventMatcher<bool>> _matcher;

    private EventPattern(string text, IReadOnlyList<PatternBranch> branches)
    {
        Text = text;
        Branches = branches;
        _matcher = new Lazy<EventMatcher<bool>>(() => new EventMatcher<bool>([new(true, this)]));
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>The ways to match it.</summary>
    internal IReadOnlyList<PatternBranch> Branches { get; }

    /// <summary>The pattern that asks for one field alone.</summary>
    /// <param name="field">The field.</param>
    internal static EventPattern Of(PatternField field) => new(string.Empty, [new PatternBranch([field])]);

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern: a JSON text.</param>
    /// <exception cref="FormatException">It is no valid pattern; the message is EventBridge's.</exception>
    public static EventPattern Parse(string text) =>
        TryParse(text, out var pattern, out var error) ? pattern : throw new FormatException(error.Message);

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern: a JSON text.</param>
    /// <param name="pattern">The pattern, if it is valid.</param>
    /// <param name="error">The first mistake, if it is not.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out EventPattern? pattern, [NotNullWhen(false)] out EventPatternError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            pattern = new EventPattern(text, PatternParser.Parse(text));
            error = null;
            return true;
        }
        catch (PatternSyntaxException mistake)
        {
            pattern = null;
            error = new EventPatternError(mistake.Message);
            return false;
        }
    }

    /// <summary>Whether an event matches.</summary>
    /// <param name="eventUtf8">The event: a JSON object in UTF-8.</param>
    /// <exception cref="System.Text.Json.JsonException">The event is no JSON object.</exception>
    public bool Matches(ReadOnlySpan<byte> eventUtf8) => _matcher.Value.Match(eventUtf8).Count > 0;
}
