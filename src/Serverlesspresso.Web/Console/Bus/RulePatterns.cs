using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>Which events a rule brings to its targets, so that one of them can serve as a sample.</summary>
internal static class RulePatterns
{
    /// <summary>The rule's pattern or, if it only has a schedule, that of the events which it makes by it.</summary>
    public static string TextOf(RuleDocument rule) => rule.EventPattern
        ?? $$"""{"source":["{{EventSchedules.Source}}"],"detail-type":["{{EventSchedules.DetailType}}"],"resources":[{{JsonSerializer.Serialize(rule.Arn)}}]}""";

    /// <inheritdoc cref="TextOf"/>
    public static EventPattern Of(RuleDocument rule) => EventPattern.Parse(TextOf(rule));
}
