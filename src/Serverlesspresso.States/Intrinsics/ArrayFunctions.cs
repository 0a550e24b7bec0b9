using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Intrinsics;

internal static class ArrayFunctions
{
    /// <summary>Source: Developer Guide, States.ArrayRange.</summary>
    private const int RangeItemsMax = 1_000;

    public static Evaluation Contains(JsonValue[] values)
    {
        if (values[0] is not JsonArray array)
        {
            return NoArray(values[0]);
        }

        foreach (var item in array.Items)
        {
            if (item.IsSameAs(values[1]))
            {
                return JsonBoolean.True;
            }
        }

        return JsonBoolean.False;
    }

    public static Evaluation GetItem(JsonValue[] values)
    {
        if (values[0] is not JsonArray array)
        {
            return NoArray(values[0]);
        }

        if (values[1] is not JsonNumber number || !MathFunctions.TryRound(number, out var index))
        {
            return IntrinsicFunction.Refuse($"The index must be an integer but was: {values[1].ToText()}");
        }

        return index >= 0 && index < array.Count
            ? array[(int)index]
            : IntrinsicFunction.Refuse($"The index {index} is out of bounds for an array of length {array.Count}");
    }

    public static Evaluation Length(JsonValue[] values) =>
        values[0] is JsonArray array ? JsonNumber.Of(array.Count) : NoArray(values[0]);

    public static Evaluation Partition(JsonValue[] values)
    {
        if (values[0] is not JsonArray array)
        {
            return NoArray(values[0]);
        }

        if (values[1] is not JsonNumber number || !MathFunctions.TryRound(number, out var size) || size <= 0)
        {
            return IntrinsicFunction.Refuse($"The chunk size must be a positive integer but was: {values[1].ToText()}");
        }

        var chunks = new List<JsonValue>();
        for (var from = 0L; from < array.Count; from += size)
        {
            var length = (int)Math.Min(size, array.Count - from);
            chunks.Add(JsonArray.Of(array.Items.Slice((int)from, length).ToArray()));
        }

        return JsonArray.Of([.. chunks]);
    }

    public static Evaluation Range(JsonValue[] values)
    {
        var bounds = new long[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not JsonNumber number || !MathFunctions.TryRound(number, out bounds[i]))
            {
                return IntrinsicFunction.Refuse($"The arguments must be integers but one was: {values[i].ToText()}");
            }
        }

        var (first, last, by) = (bounds[0], bounds[1], bounds[2]);
        if (by == 0)
        {
            return IntrinsicFunction.Refuse("The increment must not be 0");
        }

        var items = new List<JsonValue>();
        for (var value = first; by > 0 ? value <= last : value >= last; value += by)
        {
            if (items.Count == RangeItemsMax)
            {
                return IntrinsicFunction.Refuse($"The array must not have more than {RangeItemsMax} items");
            }

            items.Add(JsonNumber.Of(value));
        }

        return JsonArray.Of([.. items]);
    }

    public static Evaluation Unique(JsonValue[] values)
    {
        if (values[0] is not JsonArray array)
        {
            return NoArray(values[0]);
        }

        var unique = new List<JsonValue>();
        var seen = new HashSet<JsonValue>(SameValueComparer.Instance);
        foreach (var item in array.Items)
        {
            if (seen.Add(item))
            {
                unique.Add(item);
            }
        }

        return JsonArray.Of([.. unique]);
    }

    private static Failure NoArray(JsonValue value) =>
        IntrinsicFunction.Refuse($"The argument must be an array but was: {value.ToText()}");
}
