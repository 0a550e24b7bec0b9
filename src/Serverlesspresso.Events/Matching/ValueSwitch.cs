using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Matching;

/// <summary>All the conditions that rules at one place set for one field, and where each leads to.</summary>
internal sealed class ValueSwitch
{
    private readonly Dictionary<byte[], RuleNode[]>.AlternateLookup<ReadOnlySpan<byte>>? _strings;
    private readonly Dictionary<NumberValue, RuleNode[]>? _numbers;
    private readonly RangeIndex? _ranges;
    private readonly AffixIndex? _prefixes;
    private readonly AffixIndex? _suffixes;
    private readonly WildcardIndex? _wildcards;
    private readonly (FieldCondition Condition, RuleNode Target)[] _others;

    /// <summary>Prepares the conditions.</summary>
    /// <param name="targets">Each condition and where it leads to.</param>
    public ValueSwitch(IReadOnlyCollection<(FieldCondition Condition, RuleNode Target)> targets)
    {
        var strings = Of<ExactString>(targets)
            .GroupBy(target => target.Condition.Utf8, target => target.Target, Utf8Comparer.Instance)
            .ToDictionary(group => group.Key, group => group.ToArray(), Utf8Comparer.Instance);
        var numbers = Of<ExactNumber>(targets)
            .GroupBy(target => target.Condition.Number, target => target.Target)
            .ToDictionary(group => group.Key, group => group.ToArray());
        var ranges = Of<NumberRange>(targets);
        var prefixes = Of<Prefix>(targets);
        var suffixes = Of<Suffix>(targets);
        var wildcards = Of<Wildcard>(targets);
        _strings = strings.Count == 0 ? null : strings.GetAlternateLookup<ReadOnlySpan<byte>>();
        _numbers = numbers.Count == 0 ? null : numbers;
        _ranges = ranges.Count == 0 ? null : new RangeIndex(ranges);
        _prefixes = prefixes.Count == 0 ? null
            : new AffixIndex(prefixes.Select(target => (target.Condition.Utf8, target.Target)), isAtEnd: false);
        _suffixes = suffixes.Count == 0 ? null
            : new AffixIndex(suffixes.Select(target => (target.Condition.Utf8, target.Target)), isAtEnd: true);
        _wildcards = wildcards.Count == 0 ? null
            : new WildcardIndex([.. wildcards.Select(target => (target.Condition.Parts, target.Target))]);
        _others = [.. targets.Where(target =>
            target.Condition is not (ExactString or ExactNumber or NumberRange or Prefix or Suffix or Wildcard))];
    }

    /// <summary>Finds where a value leads to.</summary>
    /// <param name="value">The value.</param>
    /// <param name="targets">Takes the nodes, perhaps one more than once.</param>
    public void Find(in EventValue value, List<RuleNode> targets)
    {
        switch (value.Kind)
        {
            case EventValueKind.String:
                FindString(value.Utf8, targets);
                break;
            case EventValueKind.Number when _numbers is not null || _ranges is not null:
                FindNumber(NumberValue.Parse(value.Utf8), targets);
                break;
        }

        foreach (var (condition, target) in _others)
        {
            if (condition.Matches(value))
            {
                targets.Add(target);
            }
        }
    }

    private static List<(TCondition Condition, RuleNode Target)> Of<TCondition>(
        IReadOnlyCollection<(FieldCondition Condition, RuleNode Target)> targets)
        where TCondition : FieldCondition
    {
        var found = new List<(TCondition Condition, RuleNode Target)>();
        foreach (var target in targets)
        {
            if (target.Condition is TCondition condition)
            {
                found.Add((condition, target.Target));
            }
        }

        return found;
    }

    private void FindString(ReadOnlySpan<byte> utf8, List<RuleNode> targets)
    {
        if (_strings is { } strings && strings.TryGetValue(utf8, out var nodes))
        {
            targets.AddRange(nodes);
        }

        _prefixes?.Find(utf8, targets);
        _suffixes?.Find(utf8, targets);
        _wildcards?.Find(utf8, targets);
    }

    private void FindNumber(NumberValue number, List<RuleNode> targets)
    {
        if (_numbers is not null && _numbers.TryGetValue(number, out var nodes))
        {
            targets.AddRange(nodes);
        }

        _ranges?.Find(number, targets);
    }
}
