using System.Globalization;

namespace Serverlesspresso.Events.Patterns;

/// <summary>Turns the text of a pattern into its branches.</summary>
/// <remarks>
/// Source: Amazon EventBridge User Guide, "Comparison operators for use in event patterns". What is refused, in which
/// order and in which words follows the service.
/// </remarks>
internal sealed class PatternParser
{
    /// <summary>How many combinations the alternatives of <c>$or</c> may have. Source: the user guide, "Or matching".</summary>
    private const int BranchesMax = 1_000;

    private const string Or = "$or";

    private static readonly HashSet<string> ReservedInsideOr =
    [
        "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr",
        "html", "=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after",
        "date-on-or-after", "date-before", "date-on-or-before", "in-date-range", "ip-address-in-range",
        "ip-address-not-in-range",
    ];

    private readonly PatternReader _reader;
    private readonly ConditionParser _conditions;
    private readonly List<string> _path = [];

    private PatternParser(string source)
    {
        _reader = new PatternReader(source);
        _conditions = new ConditionParser(_reader);
    }

    /// <summary>Reads a pattern.</summary>
    /// <param name="source">The pattern's text.</param>
    /// <exception cref="PatternSyntaxException">It is no pattern.</exception>
    public static IReadOnlyList<PatternBranch> Parse(string source)
    {
        var parser = new PatternParser(source);
        if (parser._reader.Next() != PatternToken.StartObject)
        {
            throw parser._reader.Mistake("Filter is not an object");
        }

        var branches = parser.ParseObject([new(StringComparer.Ordinal)], isInsideOr: false);
        if (parser._reader.Next() != PatternToken.EndOfInput)
        {
            throw parser._reader.Mistake("Filter is followed by more than white space");
        }

        return [.. branches.Select(Finish)];
    }

    private static PatternBranch Finish(SortedDictionary<string, IReadOnlyList<FieldCondition>> fields)
    {
        foreach (var conditions in fields.Values)
        {
            if (WildcardComplexity.IsExceededBy(conditions))
            {
                throw new PatternSyntaxException(
                    "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character");
            }
        }

        return new PatternBranch([.. fields.Select(field => new PatternField(field.Key, field.Value))]);
    }

    private List<SortedDictionary<string, IReadOnlyList<FieldCondition>>> ParseObject(
        List<SortedDictionary<string, IReadOnlyList<FieldCondition>>> branches, bool isInsideOr)
    {
        var isEmpty = true;
        while (_reader.Next() != PatternToken.EndObject)
        {
            isEmpty = false;
            var name = _reader.FieldName;
            if (name == Or)
            {
                branches = ParseOr(branches);
                continue;
            }

            if (isInsideOr && ReservedInsideOr.Contains(name))
            {
                throw _reader.Mistake($"{name} is Ruler reserved fieldName which cannot be used inside {Or}.");
            }

            branches = ParseField(branches, name, isInsideOr);
        }

        return isEmpty ? throw _reader.Mistake("Empty objects are not allowed") : branches;
    }

    private List<SortedDictionary<string, IReadOnlyList<FieldCondition>>> ParseField(
        List<SortedDictionary<string, IReadOnlyList<FieldCondition>>> branches, string name, bool isInsideOr)
    {
        var token = _reader.Next();
        _path.Add(name);
        if (token == PatternToken.StartObject)
        {
            branches = ParseObject(branches, isInsideOr);
        }
        else if (token == PatternToken.StartArray)
        {
            var path = string.Join('.', _path);
            var conditions = _conditions.ParseList();
            branches.ForEach(branch => branch[path] = conditions);
        }
        else
        {
            throw _reader.Mistake($"\"{name}\" must be an object or an array");
        }

        _path.RemoveAt(_path.Count - 1);
        return branches;
    }

    /// <summary>Each object of the list continues each branch so far: the pattern is kept as a list of ways to match.</summary>
    private List<SortedDictionary<string, IReadOnlyList<FieldCondition>>> ParseOr(
        List<SortedDictionary<string, IReadOnlyList<FieldCondition>>> branches)
    {
        if (_reader.Next() != PatternToken.StartArray)
        {
            throw _reader.Mistake($"It must be an Array followed with {Or}.");
        }

        var alternatives = 0;
        var combined = new List<SortedDictionary<string, IReadOnlyList<FieldCondition>>>();
        for (var token = _reader.Next(); token != PatternToken.EndArray; token = _reader.Next())
        {
            alternatives++;
            if (token != PatternToken.StartObject)
            {
                throw _reader.Mistake($"Only JSON object is allowed in array of {Or} relationship.");
            }

            combined.AddRange(ParseObject([.. branches.Select(Copy)], isInsideOr: true));
            if (combined.Count > BranchesMax)
            {
                throw _reader.Mistake(string.Create(
                    CultureInfo.InvariantCulture, $"There must be at most {BranchesMax} combinations of {Or} relationships."));
            }
        }

        return alternatives < 2
            ? throw _reader.Mistake($"There must have at least 2 Objects in {Or} relationship.")
            : combined;
    }

    private static SortedDictionary<string, IReadOnlyList<FieldCondition>> Copy(
        SortedDictionary<string, IReadOnlyList<FieldCondition>> branch) => new(branch, StringComparer.Ordinal);
}
