using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>A target as a page names it.</summary>
/// <param name="Kind">What it is, in words.</param>
/// <param name="Name">Its name.</param>
/// <param name="Href">Its page; null if it has none.</param>
public sealed record TargetName(string Kind, string Name, string? Href)
{
    /// <summary>The words for a log group.</summary>
    public const string LogGroup = "log group";

    /// <summary>The word for an archive, in which an event is at once.</summary>
    public const string Archive = "archive";

    private const string ArchiveResource = ":";

    /// <summary>Whether events are brought to it, which may take time and tries.</summary>
    public bool IsDeliveredTo => Kind is not (LogGroup or Archive);

    /// <summary>Names a target.</summary>
    /// <param name="arn">Its ARN.</param>
    public static TargetName Of(string arn)
    {
        ArgumentNullException.ThrowIfNull(arn);
        var parts = arn.Split(':', 6);
        var resource = parts[^1];
        var name = resource[(resource.LastIndexOfAny([':', '/']) + 1)..];
        return parts.ElementAtOrDefault(2) switch
        {
            "lambda" => new TargetName("function", name, ConsoleAddresses.Function(name)),
            "states" => new TargetName("state machine", name, ConsoleAddresses.StateMachine(name)),
            "events" when resource == ArchiveResource => new TargetName(Archive, "The archive of the rule", BusAddresses.Archives),
            "events" when resource.StartsWith("api-destination/", StringComparison.Ordinal) =>
                new TargetName("API destination", resource.Split('/')[1], Href: null),
            "events" => new TargetName("event bus", name, BusAddresses.EventsOf(name)),
            "logs" => new TargetName(LogGroup, resource, Href: null),
            _ => new TargetName("target", arn, Href: null),
        };
    }
}
