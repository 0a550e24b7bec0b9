using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Matching;

/// <summary>
/// Puts rules into a tree in which those that begin alike share their way. It stays: after a change, only what lies on
/// the way of the changed rule is built anew, and trees built before are left as they are.
/// </summary>
internal sealed class RuleTreeBuilder
{
    private readonly Dictionary<string, int> _pathIds = new(StringComparer.Ordinal);
    private readonly WayNode _start = new();
    private PathNode? _paths;

    /// <summary>Adds a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="pattern">Its pattern.</param>
    public void Add(int rule, EventPattern pattern)
    {
        foreach (var branch in pattern.Branches)
        {
            var node = _start;
            foreach (var field in Order(branch.Fields))
            {
                node = node.Follow(PathIdOf(field.Path), field.Conditions);
            }

            node.AddRule(rule);
        }
    }

    /// <summary>Removes a rule that was added with this pattern.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="pattern">The pattern.</param>
    public void Remove(int rule, EventPattern pattern)
    {
        foreach (var branch in pattern.Branches)
        {
            var fields = Order(branch.Fields).Select(field => (PathIdOf(field.Path), field.Conditions));
            _start.Remove(rule, [.. fields]);
        }
    }

    /// <summary>Builds the tree.</summary>
    /// <param name="ruleCount">Each rule is less than this.</param>
    public RuleTree Build(int ruleCount) => new(_paths ??= BuildPaths(), _start.Build(), _pathIds.Count, ruleCount);

    /// <summary>
    /// Fields that name their values come first, for they leave the fewest rules to try. Whether a field is absent
    /// depends on the array elements that the fields before it lie in, so there the order is the service's: by path.
    /// </summary>
    private static IEnumerable<PatternField> Order(IReadOnlyList<PatternField> fields) =>
        fields.Any(field => field.Conditions.Any(condition => condition is Absent))
            ? fields
            : fields.OrderBy(field => field.Conditions.All(condition => condition is ExactString or ExactNumber) ? 0 : 1);

    private int PathIdOf(string path)
    {
        if (!_pathIds.TryGetValue(path, out var id))
        {
            id = _pathIds.Count;
            _pathIds.Add(path, id);
            _paths = null;
        }

        return id;
    }

    private PathNode BuildPaths()
    {
        var paths = new PathNode();
        foreach (var (path, id) in _pathIds)
        {
            paths.Add(path, id);
        }

        return paths;
    }
}
