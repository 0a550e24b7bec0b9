using Serverlesspresso.Engine.Store;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>A pattern seen against a recent event.</summary>
public sealed record PatternTrial
{
    /// <summary>The event.</summary>
    public required EventLine Event { get; init; }

    /// <summary>Whether it matches.</summary>
    public required bool IsMatch { get; init; }

    /// <summary>The fields of the pattern; empty if it matches.</summary>
    public required IReadOnlyList<FieldExplanation> Fields { get; init; }

    /// <summary>Tries a pattern on an event.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="row">The event.</param>
    public static PatternTrial Of(EventPattern pattern, EventRow row)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(row);
        var isMatch = pattern.Matches(row.Envelope.Span);
        return new PatternTrial
        {
            Event = EventLine.From(row),
            IsMatch = isMatch,
            Fields = isMatch
                ? []
                : PatternExplainer.Explain(pattern, row.Envelope),
        };
    }
}
