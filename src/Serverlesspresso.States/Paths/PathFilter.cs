using System.Text.RegularExpressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Paths;

/// <summary>A condition on an item of an array, as <c>[?(...)]</c> holds it.</summary>
internal abstract class PathFilter
{
    public abstract bool Holds(JsonValue item, JsonValue root);
}

internal sealed class AllFilter(PathFilter left, PathFilter right) : PathFilter
{
    public override bool Holds(JsonValue item, JsonValue root) => left.Holds(item, root) && right.Holds(item, root);
}

internal sealed class AnyFilter(PathFilter left, PathFilter right) : PathFilter
{
    public override bool Holds(JsonValue item, JsonValue root) => left.Holds(item, root) || right.Holds(item, root);
}

internal sealed class NotFilter(PathFilter inner) : PathFilter
{
    public override bool Holds(JsonValue item, JsonValue root) => !inner.Holds(item, root);
}

/// <summary>Holds if the operand leads to a value.</summary>
internal sealed class ExistsFilter(FilterOperand operand) : PathFilter
{
    public override bool Holds(JsonValue item, JsonValue root) => operand.Read(item, root) is not null;
}

internal sealed class ComparisonFilter(FilterOperand left, string comparison, FilterOperand right) : PathFilter
{
    public override bool Holds(JsonValue item, JsonValue root)
    {
        var first = left.Read(item, root);
        var second = right.Read(item, root);
        return comparison switch
        {
            "==" => AreSame(first, second),
            "!=" => !AreSame(first, second),
            "<" => Compare(first, second) is < 0,
            "<=" => Compare(first, second) is <= 0,
            ">" => Compare(first, second) is > 0,
            ">=" => Compare(first, second) is >= 0,
            "in" => second is JsonArray all && Contains(all, first),
            "nin" => second is not JsonArray all || !Contains(all, first),
            "contains" => first is JsonArray all
                ? Contains(all, second)
                : first is JsonString text && second is JsonString part && text.Text.Contains(part.Text, StringComparison.Ordinal),
            "subsetof" => first is JsonArray some && second is JsonArray all && Count(some, all) == some.Count,
            "anyof" => first is JsonArray some && second is JsonArray all && Count(some, all) > 0,
            "noneof" => first is JsonArray some && second is JsonArray all && Count(some, all) == 0,
            "size" => second is JsonNumber size && SizeOf(first) is { } actual && actual == size.Double,
            "empty" => second is JsonBoolean isEmpty && SizeOf(first) is { } actual && actual == 0 == isEmpty.IsTrue,
            _ => false,
        };
    }

    private static bool AreSame(JsonValue? left, JsonValue? right) =>
        left is null || right is null ? ReferenceEquals(left, right) : left.IsSameAs(right);

    private static int? Compare(JsonValue? left, JsonValue? right) => (left, right) switch
    {
        (JsonNumber first, JsonNumber second) => first.CompareTo(second),
        (JsonString first, JsonString second) => string.CompareOrdinal(first.Text, second.Text),
        _ => null,
    };

    private static bool Contains(JsonArray all, JsonValue? value) => value is not null && Count(JsonArray.Of(value), all) == 1;

    private static int Count(JsonArray some, JsonArray all)
    {
        var found = 0;
        foreach (var item in some.Items)
        {
            foreach (var other in all.Items)
            {
                if (item.IsSameAs(other))
                {
                    found++;
                    break;
                }
            }
        }

        return found;
    }

    private static int? SizeOf(JsonValue? value) => value switch
    {
        JsonArray array => array.Count,
        JsonString text => text.Text.Length,
        _ => null,
    };
}

/// <summary><c>@.name =~ /pattern/</c>: the whole text matches.</summary>
internal sealed class MatchFilter(FilterOperand operand, Regex pattern) : PathFilter
{
    public override bool Holds(JsonValue item, JsonValue root) =>
        operand.Read(item, root) is JsonString text && pattern.IsMatch(text.Text);
}

/// <summary>One side of a comparison: a literal, or a path from the item (<c>@</c>) or the root (<c>$</c>).</summary>
internal sealed class FilterOperand(JsonValue? literal, JsonPath? path, bool isFromRoot)
{
    public bool IsPath => path is not null;

    public JsonValue? Read(JsonValue item, JsonValue root)
    {
        if (path is null)
        {
            return literal;
        }

        return path.TryRead(isFromRoot ? root : item, out var value, out _)
            && (path.IsDefinite || value is not JsonArray { Count: 0 })
            ? value
            : null;
    }
}
