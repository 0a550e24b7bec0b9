using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Matching;

/// <summary>Puts rules into a tree in which those that begin alike share their way.</summary>
internal sealed class RuleTreeBuilder
{
    private readonly Dictionary<string, int> _paths = new(StringComparer.Ordinal);
    private readonly Node _start = new();

    /// <summary>The paths that rules mention, with their numbers.</summary>
    public IReadOnlyDictionary<string, int> Paths => _paths;

    /// <summary>Adds a way to match a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="branch">The way.</param>
    public void Add(int rule, PatternBranch branch)
    {
        var node = _start;
        foreach (var field in Order(branch.Fields))
        {
            if (!_paths.TryGetValue(field.Path, out var path))
            {
                path = _paths.Count;
                _paths.Add(field.Path, path);
            }

            node = node.Follow(path, field.Conditions);
        }

        node.Rules.Add(rule);
    }

    /// <summary>Builds the tree.</summary>
    public RuleNode Build() => _start.Build();

    /// <summary>
    /// Fields that name their values come first, for they leave the fewest rules to try. Whether a field is absent
    /// depends on the array elements that the fields before it lie in, so there the order is the service's: by path.
    /// </summary>
    private static IEnumerable<PatternField> Order(IReadOnlyList<PatternField> fields) =>
        fields.Any(field => field.Conditions.Any(condition => condition is Absent))
            ? fields
            : fields.OrderBy(field => field.Conditions.All(condition => condition is ExactString or ExactNumber) ? 0 : 1);

    private sealed class Node
    {
        private readonly Dictionary<(int Path, string Conditions), (IReadOnlyList<FieldCondition> Conditions, Node Target)> _next = [];

        public List<int> Rules { get; } = [];

        public Node Follow(int path, IReadOnlyList<FieldCondition> conditions)
        {
            var key = (path, string.Join('\n', conditions.Select(condition => condition.Key).Order(StringComparer.Ordinal)));
            if (!_next.TryGetValue(key, out var next))
            {
                next = (conditions, new Node());
                _next.Add(key, next);
            }

            return next.Target;
        }

        public RuleNode Build()
        {
            var branches = _next.GroupBy(next => next.Key.Path, next => next.Value)
                .Select(group => (Path: group.Key, Ways: group.Select(way => (way.Conditions, Target: way.Target.Build())).ToArray()))
                .ToArray();
            var pathsAhead = branches
                .SelectMany(branch => branch.Ways.SelectMany(way => way.Target.PathsAhead.ToArray()).Append(branch.Path))
                .Distinct();
            return new RuleNode(
                [.. Rules.Distinct()], [.. branches.Select(branch => BuildBranch(branch.Path, branch.Ways))], [.. pathsAhead]);
        }

        private static RuleBranch BuildBranch(
            int path, (IReadOnlyList<FieldCondition> Conditions, RuleNode Target)[] ways)
        {
            var values = new List<(FieldCondition Condition, RuleNode Target)>();
            var absent = new List<RuleNode>();
            foreach (var (conditions, target) in ways)
            {
                values.AddRange(conditions.Where(condition => condition is not Absent).Select(condition => (condition, target)));
                absent.AddRange(conditions.OfType<Absent>().Select(_ => target));
            }

            return new RuleBranch(path, new ValueSwitch(values), [.. absent]);
        }
    }
}
