using System.Diagnostics.CodeAnalysis;

namespace Serverlesspresso.Events.Schedules;

/// <summary>When a rule fires by itself: a <c>rate(...)</c> or a <c>cron(...)</c> expression, in UTC.</summary>
/// <remarks>Source: Amazon EventBridge User Guide, "Using cron and rate expressions to schedule rules".</remarks>
public abstract class EventSchedule
{
    private protected EventSchedule(string text) => Text = text;

    /// <summary>The expression.</summary>
    public string Text { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="schedule">The schedule, if it is one.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out EventSchedule? schedule)
    {
        ArgumentNullException.ThrowIfNull(text);
        schedule = FindArguments(text, "rate") is { } rate ? RateSchedule.Parse(text, rate)
            : FindArguments(text, "cron") is { } cron ? CronSchedule.Parse(text, cron)
            : null;
        return schedule is not null;
    }

    /// <summary>Finds the first instant of the schedule after another.</summary>
    /// <param name="startedAt">When the schedule began: rates count from there. It is no instant of a rate itself.</param>
    /// <param name="after">The instant is later than this one.</param>
    /// <returns>The instant, in UTC; null if there is none any more.</returns>
    public abstract DateTimeOffset? FindNext(DateTimeOffset startedAt, DateTimeOffset after);

    private static string? FindArguments(string text, string name) =>
        text.Length > name.Length + 1 && text.StartsWith(name, StringComparison.Ordinal)
            && text[name.Length] == '(' && text[^1] == ')'
            ? text[(name.Length + 1)..^1]
            : null;
}
