using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>Finds out where an event came from and where it went.</summary>
internal static class EventWays
{
    private const string ExecutionMark = ":execution:";

    /// <summary>Lists the ways of an event, one for each target.</summary>
    /// <param name="row">The event.</param>
    /// <param name="attempts">What is remembered of its deliveries.</param>
    public static IReadOnlyList<EventWay> Of(EventRow row, IReadOnlyList<DeliveryAttempt> attempts) =>
    [
        .. EventRoute.Of(row).SelectMany(route => route.Targets.Select(target => new EventWay
        {
            Rule = route.Rule,
            Target = TargetName.Of(target.Arn),
            Attempts =
            [
                .. attempts.Where(attempt => attempt.RuleName == route.Rule && attempt.TargetId == target.Id),
            ],
        })),
    ];

    /// <summary>Finds the execution that put an event: a workflow's events name it among their resources.</summary>
    /// <param name="row">The event.</param>
    /// <returns>Its ARN; null if none is named.</returns>
    public static string? FindEmitter(EventRow row)
    {
        using var envelope = ConsoleJson.Parse(row.Envelope);
        return envelope.RootElement.GetProperty("resources").EnumerateArray()
            .Select(resource => resource.GetString())
            .LastOrDefault(resource => resource?.Contains(ExecutionMark, StringComparison.Ordinal) is true);
    }
}
