using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Choices;

/// <summary>A comparison operator of choice rules. Values of the wrong kind never compare.</summary>
internal sealed class Comparison
{
    private static readonly Dictionary<string, Comparison> Known = MakeKnown();

    private readonly Func<JsonValue, JsonValue, bool> _holds;

    private Comparison(Func<JsonValue, bool> accepts, bool hasPathForm, Func<JsonValue, JsonValue, bool> holds)
    {
        Accepts = accepts;
        HasPathForm = hasPathForm;
        _holds = holds;
    }

    /// <summary>Whether a literal is of the kind the operator compares with.</summary>
    public Func<JsonValue, bool> Accepts { get; }

    /// <summary>Whether the operator also exists with the suffix <c>Path</c>.</summary>
    public bool HasPathForm { get; }

    public static IEnumerable<string> Names =>
        Known.SelectMany(pair => pair.Value.HasPathForm ? (string[])[pair.Key, pair.Key + "Path"] : [pair.Key]);

    public static Comparison? Find(string name) => Known.GetValueOrDefault(name);

    public bool Holds(JsonValue left, JsonValue right) => _holds(left, right);

    private static Dictionary<string, Comparison> MakeKnown()
    {
        var known = new Dictionary<string, Comparison>(StringComparer.Ordinal)
        {
            ["BooleanEquals"] = new(value => value is JsonBoolean, hasPathForm: true, (left, right) =>
                left is JsonBoolean && ReferenceEquals(left, right)),
            ["StringMatches"] = new(value => value is JsonString, hasPathForm: false, (left, right) =>
                left is JsonString text && right is JsonString pattern && Wildcards.Match(text.Text, pattern.Text)),
        };
        AddOrder(known, "String", CompareStrings, value => value is JsonString);
        AddOrder(known, "Numeric", CompareNumbers, value => value is JsonNumber);
        AddOrder(known, "Timestamp", CompareTimestamps, IsTimestamp);
        return known;
    }

    private static void AddOrder(
        Dictionary<string, Comparison> known,
        string kind,
        Func<JsonValue, JsonValue, int?> compare,
        Func<JsonValue, bool> accepts)
    {
        void Add(string name, Func<int, bool> isMet) => known[kind + name] = new Comparison(
            accepts,
            hasPathForm: true,
            (left, right) => compare(left, right) is { } order && isMet(order));

        Add("Equals", order => order == 0);
        Add("LessThan", order => order < 0);
        Add("GreaterThan", order => order > 0);
        Add("LessThanEquals", order => order <= 0);
        Add("GreaterThanEquals", order => order >= 0);
    }

    public static bool IsTimestamp(JsonValue value) => value is JsonString text && Timestamps.TryParse(text.Text, out _);

    private static int? CompareStrings(JsonValue left, JsonValue right) =>
        left is JsonString first && right is JsonString second ? string.CompareOrdinal(first.Text, second.Text) : null;

    private static int? CompareNumbers(JsonValue left, JsonValue right) =>
        left is JsonNumber first && right is JsonNumber second ? first.CompareTo(second) : null;

    private static int? CompareTimestamps(JsonValue left, JsonValue right) =>
        left is JsonString first && right is JsonString second
        && Timestamps.TryParse(first.Text, out var earlier) && Timestamps.TryParse(second.Text, out var later)
            ? earlier.CompareTo(later)
            : null;
}
