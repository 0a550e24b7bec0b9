using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Matching;

/// <summary>All rules together: from the start, one field after the other, to where rules match.</summary>
internal sealed class RuleTree
{
    private readonly PathNode _paths = new();
    private readonly RuleNode _start;
    private readonly int _pathCount;
    private readonly int _ruleCount;

    /// <summary>Builds the tree.</summary>
    /// <param name="patterns">The rules' patterns, in the order of the rules.</param>
    public RuleTree(IReadOnlyList<EventPattern> patterns)
    {
        var builder = new RuleTreeBuilder();
        for (var rule = 0; rule < patterns.Count; rule++)
        {
            foreach (var branch in patterns[rule].Branches)
            {
                builder.Add(rule, branch);
            }
        }

        foreach (var (path, pathId) in builder.Paths)
        {
            _paths.Add(path, pathId);
        }

        _start = builder.Build();
        _pathCount = builder.Paths.Count;
        _ruleCount = patterns.Count;
    }

    /// <summary>Finds the rules that an event matches.</summary>
    /// <param name="eventUtf8">The event.</param>
    /// <returns>A scratch that holds the rules, to be returned.</returns>
    public EventScratch Match(ReadOnlySpan<byte> eventUtf8)
    {
        var scratch = EventScratch.Take(_pathCount, _ruleCount);
        new EventReader(scratch).Read(eventUtf8, _paths);
        new RuleWalk(eventUtf8, scratch).Visit(_start, membership: -1);
        return scratch;
    }
}
