using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Matching;

/// <summary>All the conditions that rules at one place set for one field, and where each leads to.</summary>
internal sealed class ValueSwitch
{
    private readonly Dictionary<byte[], RuleNode[]> _strings = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], RuleNode[]>.AlternateLookup<ReadOnlySpan<byte>> _stringLookup;
    private readonly Dictionary<NumberValue, RuleNode[]> _numbers = [];
    private readonly (FieldCondition Condition, RuleNode Target)[] _others;

    /// <summary>Prepares the conditions.</summary>
    /// <param name="targets">Each condition and where it leads to.</param>
    public ValueSwitch(IReadOnlyCollection<(FieldCondition Condition, RuleNode Target)> targets)
    {
        foreach (var group in targets.GroupBy(target => target.Condition.Key))
        {
            var nodes = group.Select(target => target.Target).ToArray();
            switch (group.First().Condition)
            {
                case ExactString exact:
                    _strings.Add(exact.Utf8, nodes);
                    break;
                case ExactNumber exact:
                    _numbers.Add(exact.Number, nodes);
                    break;
            }
        }

        _stringLookup = _strings.GetAlternateLookup<ReadOnlySpan<byte>>();
        _others = [.. targets.Where(target => target.Condition is not (ExactString or ExactNumber))];
    }

    /// <summary>Finds where a value leads to.</summary>
    /// <param name="value">The value.</param>
    /// <param name="targets">Takes the nodes, perhaps one more than once.</param>
    public void Find(in EventValue value, List<RuleNode> targets)
    {
        if (value.IsString && _strings.Count > 0 && _stringLookup.TryGetValue(value.Utf8, out var nodes))
        {
            targets.AddRange(nodes);
        }

        if (value.Kind == EventValueKind.Number && _numbers.Count > 0
            && _numbers.TryGetValue(NumberValue.Parse(value.Utf8), out nodes))
        {
            targets.AddRange(nodes);
        }

        foreach (var (condition, target) in _others)
        {
            if (condition.Matches(value))
            {
                targets.Add(target);
            }
        }
    }
}
