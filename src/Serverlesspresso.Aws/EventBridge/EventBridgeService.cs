using Serverlesspresso.Aws.Json;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Amazon EventBridge on the wire.</summary>
/// <remarks>Source: Amazon EventBridge API Reference.</remarks>
internal sealed class EventBridgeService(
    BusOperations buses,
    RuleOperations rules,
    TargetOperations targets,
    PutEventsOperation events,
    EventTagOperations tags,
    ConnectionOperations connections,
    ApiDestinationOperations destinations,
    ArchiveOperations archives,
    ReplayOperations replays) : JsonService
{
    public override string TargetPrefix => "AWSEvents";

    public override string SigningName => "events";

    public override string JsonVersion => "1.1";

    /// <summary>Details of 1 MiB in all may double in length when their quotes are escaped, and other members come with them.</summary>
    public override int RequestBytesMax => 4 * 1_048_576;

    public override IReadOnlyList<JsonOperation> ListOperations() =>
    [
        new("PutEvents", events.PutAsync),
        new("CreateEventBus", buses.CreateAsync),
        new("DescribeEventBus", buses.DescribeAsync),
        new("UpdateEventBus", buses.UpdateAsync),
        new("ListEventBuses", buses.ListAsync),
        new("DeleteEventBus", buses.DeleteAsync),
        new("PutRule", rules.PutAsync),
        new("DescribeRule", rules.DescribeAsync),
        new("ListRules", rules.ListAsync),
        new("EnableRule", rules.EnableAsync),
        new("DisableRule", rules.DisableAsync),
        new("DeleteRule", rules.DeleteAsync),
        new("TestEventPattern", RuleOperations.TestPatternAsync),
        new("PutTargets", targets.PutAsync),
        new("RemoveTargets", targets.RemoveAsync),
        new("ListTargetsByRule", targets.ListByRuleAsync),
        new("ListRuleNamesByTarget", targets.ListRuleNamesAsync),
        new("CreateConnection", connections.CreateAsync),
        new("DescribeConnection", connections.DescribeAsync),
        new("ListConnections", connections.ListAsync),
        new("UpdateConnection", connections.UpdateAsync),
        new("DeleteConnection", connections.DeleteAsync),
        new("DeauthorizeConnection", connections.DeauthorizeAsync),
        new("CreateApiDestination", destinations.CreateAsync),
        new("DescribeApiDestination", destinations.DescribeAsync),
        new("ListApiDestinations", destinations.ListAsync),
        new("UpdateApiDestination", destinations.UpdateAsync),
        new("DeleteApiDestination", destinations.DeleteAsync),
        new("CreateArchive", archives.CreateAsync),
        new("DescribeArchive", archives.DescribeAsync),
        new("ListArchives", archives.ListAsync),
        new("UpdateArchive", archives.UpdateAsync),
        new("DeleteArchive", archives.DeleteAsync),
        new("StartReplay", replays.StartAsync),
        new("DescribeReplay", replays.DescribeAsync),
        new("ListReplays", replays.ListAsync),
        new("CancelReplay", replays.CancelAsync),
        new("TagResource", tags.TagAsync),
        new("UntagResource", tags.UntagAsync),
        new("ListTagsForResource", tags.ListAsync),
    ];
}
