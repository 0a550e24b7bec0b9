using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Matching;

/// <summary>A node of the tree that rules are put into. It remembers what was built of it until it changes.</summary>
internal sealed class WayNode
{
    private readonly Dictionary<int, Ways> _waysByPath = [];
    private readonly List<int> _rules = [];
    private RuleNode? _built;

    private bool IsEmpty => _rules.Count == 0 && _waysByPath.Count == 0;

    /// <summary>Goes on by a field, and makes the way if there is none.</summary>
    /// <param name="path">The field's number.</param>
    /// <param name="conditions">What it must be.</param>
    public WayNode Follow(int path, IReadOnlyList<FieldCondition> conditions)
    {
        _built = null;
        if (!_waysByPath.TryGetValue(path, out var ways))
        {
            ways = new Ways(path);
            _waysByPath.Add(path, ways);
        }

        return ways.Follow(conditions);
    }

    /// <summary>Has a rule match here.</summary>
    /// <param name="rule">The rule.</param>
    public void AddRule(int rule)
    {
        _built = null;
        _rules.Add(rule);
    }

    /// <summary>Removes a rule, and ways that lead nowhere then.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="fields">The way to it from here.</param>
    public void Remove(int rule, ReadOnlySpan<(int Path, IReadOnlyList<FieldCondition> Conditions)> fields)
    {
        _built = null;
        if (fields.IsEmpty)
        {
            _rules.Remove(rule);
            return;
        }

        var ways = _waysByPath[fields[0].Path];
        if (ways.Remove(rule, fields[0].Conditions, fields[1..]))
        {
            _waysByPath.Remove(fields[0].Path);
        }
    }

    /// <summary>Builds what matching needs of this node.</summary>
    public RuleNode Build() => _built ??= new RuleNode(
        [.. _rules.Distinct()],
        [.. _waysByPath.Values.Select(ways => ways.Build())],
        [.. _waysByPath.Values.SelectMany(ways => ways.PathsAhead).Distinct()]);

    /// <summary>The ways from a node by one field.</summary>
    private sealed class Ways(int path)
    {
        private readonly Dictionary<string, (IReadOnlyList<FieldCondition> Conditions, WayNode Target)> _ways =
            new(StringComparer.Ordinal);

        private RuleBranch? _built;

        /// <summary>All fields that may be tried from here on. Known once it is built.</summary>
        public int[] PathsAhead { get; private set; } = [];

        public WayNode Follow(IReadOnlyList<FieldCondition> conditions)
        {
            _built = null;
            var key = KeyOf(conditions);
            if (!_ways.TryGetValue(key, out var way))
            {
                way = (conditions, new WayNode());
                _ways.Add(key, way);
            }

            return way.Target;
        }

        /// <returns>Whether no way is left.</returns>
        public bool Remove(
            int rule,
            IReadOnlyList<FieldCondition> conditions,
            ReadOnlySpan<(int Path, IReadOnlyList<FieldCondition> Conditions)> fields)
        {
            _built = null;
            var key = KeyOf(conditions);
            var target = _ways[key].Target;
            target.Remove(rule, fields);
            if (target.IsEmpty)
            {
                _ways.Remove(key);
            }

            return _ways.Count == 0;
        }

        public RuleBranch Build()
        {
            if (_built is not null)
            {
                return _built;
            }

            var values = new List<(FieldCondition Condition, RuleNode Target)>();
            var absent = new List<RuleNode>();
            var pathsAhead = new HashSet<int> { path };
            foreach (var (conditions, way) in _ways.Values)
            {
                var target = way.Build();
                values.AddRange(conditions.Where(condition => condition is not Absent).Select(condition => (condition, target)));
                absent.AddRange(conditions.OfType<Absent>().Select(_ => target));
                foreach (var ahead in target.PathsAhead)
                {
                    pathsAhead.Add(ahead);
                }
            }

            PathsAhead = [.. pathsAhead];
            return _built = new RuleBranch(path, new ValueSwitch(values), [.. absent]);
        }

        private static string KeyOf(IReadOnlyList<FieldCondition> conditions) =>
            string.Join('\n', conditions.Select(condition => condition.Key).Order(StringComparer.Ordinal));
    }
}
