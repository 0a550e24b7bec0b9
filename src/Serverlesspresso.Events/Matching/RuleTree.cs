namespace Serverlesspresso.Events.Matching;

/// <summary>All rules together: from the start, one field after the other, to where rules match.</summary>
/// <param name="paths">The fields that rules mention.</param>
/// <param name="start">Where the way of all rules begins.</param>
/// <param name="pathCount">Each field's number is less than this.</param>
/// <param name="ruleCount">Each rule is less than this.</param>
internal sealed class RuleTree(PathNode paths, RuleNode start, int pathCount, int ruleCount)
{
    /// <summary>Finds the rules that an event matches.</summary>
    /// <param name="eventUtf8">The event.</param>
    /// <returns>A scratch that holds the rules, to be returned.</returns>
    public EventScratch Match(ReadOnlySpan<byte> eventUtf8)
    {
        var scratch = EventScratch.Take(pathCount, ruleCount);
        new EventReader(scratch).Read(eventUtf8, paths);
        new RuleWalk(eventUtf8, scratch).Visit(start, membership: -1);
        return scratch;
    }
}
