using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Intrinsics;

internal static class MathFunctions
{
    /// <summary>Rounds halves up, as AWS does: 2.5 gives 3 and -2.5 gives -2.</summary>
    public static bool TryRound(JsonNumber number, out long rounded)
    {
        if (number.TryGetLong(out rounded))
        {
            return rounded is >= int.MinValue and <= int.MaxValue;
        }

        var nearest = Math.Floor(number.Double + 0.5);
        rounded = double.IsFinite(nearest) ? (long)Math.Clamp(nearest, long.MinValue / 2, long.MaxValue / 2) : 0;
        return nearest is >= int.MinValue and <= int.MaxValue;
    }

    public static Evaluation Add(JsonValue[] values) =>
        TryNumber(values[0], out var left) && TryNumber(values[1], out var right)
            ? JsonNumber.Of(left + right)
            : NoNumbers(values);

    public static Evaluation Random(JsonValue[] values, StepEnvironment environment)
    {
        if (!TryNumber(values[0], out var from) || !TryNumber(values[1], out var to) || from >= to)
        {
            return NoNumbers(values);
        }

        var chance = environment.NextChance;
        if (values.Length == 3)
        {
            if (!TryNumber(values[2], out var seed))
            {
                return NoNumbers(values);
            }

            chance = new Random((int)seed).NextDouble;
        }

        return JsonNumber.Of(Math.Min(to - 1, from + (long)(chance() * (to - from))));
    }

    private static bool TryNumber(JsonValue value, out long rounded)
    {
        rounded = 0;
        return value is JsonNumber number && TryRound(number, out rounded);
    }

    private static Failure NoNumbers(JsonValue[] values) => IntrinsicFunction.Refuse(
        "The arguments must be integers from -2147483648 to 2147483647 in ascending order where they name a range, but were: "
        + string.Join(", ", values.Select(value => value.ToText())));
}
