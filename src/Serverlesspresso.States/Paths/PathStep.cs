using System.Globalization;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Paths;

/// <summary>One step of a path: from a value to those it selects within it.</summary>
internal abstract class PathStep
{
    /// <summary>Whether it selects one value at most.</summary>
    public virtual bool IsDefinite => false;

    /// <summary>How failures show it, for example <c>['drink']</c>.</summary>
    public virtual string Fragment => string.Empty;

    /// <summary>The one value of a definite step, or null.</summary>
    public virtual JsonValue? SelectOne(JsonValue current) => null;

    /// <summary>Adds what the step selects.</summary>
    public virtual void Select(JsonValue current, JsonValue root, List<JsonValue> selected)
    {
        if (SelectOne(current) is { } value)
        {
            selected.Add(value);
        }
    }
}

internal sealed class NameStep(string name) : PathStep
{
    public string Name => name;

    public override bool IsDefinite => true;

    public override string Fragment => $"['{name}']";

    public override JsonValue? SelectOne(JsonValue current) => (current as JsonObject)?[name];
}

internal sealed class IndexStep(int index) : PathStep
{
    public int Index => index;

    public override bool IsDefinite => true;

    public override string Fragment => string.Create(CultureInfo.InvariantCulture, $"[{index}]");

    public override JsonValue? SelectOne(JsonValue current)
    {
        if (current is not JsonArray array)
        {
            return null;
        }

        var at = index < 0 ? array.Count + index : index;
        return at >= 0 && at < array.Count ? array[at] : null;
    }
}

/// <summary><c>['a','b']</c>: an object of these members, as Jayway gives it.</summary>
internal sealed class NamesStep(string[] names) : PathStep
{
    public override bool IsDefinite => true;

    public override string Fragment => "[" + string.Join(',', names.Select(name => $"'{name}'")) + "]";

    public override JsonValue? SelectOne(JsonValue current)
    {
        if (current is not JsonObject members)
        {
            return null;
        }

        var chosen = new JsonObjectBuilder(names.Length);
        foreach (var name in names)
        {
            if (members.TryGet(name, out var value))
            {
                chosen.Set(name, value);
            }
        }

        return chosen.Build();
    }
}

internal sealed class IndexesStep(int[] indexes) : PathStep
{
    private readonly IndexStep[] _steps = [.. indexes.Select(index => new IndexStep(index))];

    public override void Select(JsonValue current, JsonValue root, List<JsonValue> selected)
    {
        foreach (var step in _steps)
        {
            step.Select(current, root, selected);
        }
    }
}

/// <summary><c>[from:to]</c> or <c>[from:to:by]</c>; negative bounds count from the end.</summary>
internal sealed class SliceStep(int? from, int? to, int by) : PathStep
{
    public override void Select(JsonValue current, JsonValue root, List<JsonValue> selected)
    {
        if (current is not JsonArray array)
        {
            return;
        }

        var end = Bound(to ?? array.Count, array.Count);
        for (var i = (long)Bound(from ?? 0, array.Count); i < end; i += by)
        {
            selected.Add(array[(int)i]);
        }
    }

    private static int Bound(int at, int count) => Math.Clamp(at < 0 ? at + count : at, 0, count);
}

internal sealed class WildcardStep : PathStep
{
    public override void Select(JsonValue current, JsonValue root, List<JsonValue> selected)
    {
        if (current is JsonArray array)
        {
            selected.AddRange(array.Items);
        }
        else if (current is JsonObject members)
        {
            selected.AddRange(members.Values);
        }
    }
}

/// <summary><c>..</c>: the value itself and everything below it, to which the next step applies.</summary>
internal sealed class DescendStep : PathStep
{
    public override void Select(JsonValue current, JsonValue root, List<JsonValue> selected)
    {
        if (current is JsonArray array)
        {
            selected.Add(current);
            foreach (var item in array.Items)
            {
                Select(item, root, selected);
            }
        }
        else if (current is JsonObject members)
        {
            selected.Add(current);
            foreach (var value in members.Values)
            {
                Select(value, root, selected);
            }
        }
    }
}

/// <summary><c>[?(...)]</c>: the items of an array, or an object itself, for which a condition holds.</summary>
internal sealed class FilterStep(PathFilter filter) : PathStep
{
    public override void Select(JsonValue current, JsonValue root, List<JsonValue> selected)
    {
        if (current is JsonArray array)
        {
            foreach (var item in array.Items)
            {
                if (filter.Holds(item, root))
                {
                    selected.Add(item);
                }
            }
        }
        else if (current is JsonObject && filter.Holds(current, root))
        {
            selected.Add(current);
        }
    }
}
