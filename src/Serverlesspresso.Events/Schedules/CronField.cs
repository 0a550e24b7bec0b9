using System.Globalization;

namespace Serverlesspresso.Events.Schedules;

/// <summary>A field of a cron expression that is a list of values, ranges and steps.</summary>
/// <param name="minimum">Its least value.</param>
/// <param name="maximum">Its greatest value.</param>
/// <param name="names">Names of its values from the least on; empty if they have none.</param>
internal sealed class CronField(int minimum, int maximum, params string[] names)
{
    public static CronField Minutes { get; } = new(0, 59);

    public static CronField Hours { get; } = new(0, 23);

    public static CronField DaysOfMonth { get; } = new(1, 31);

    public static CronField Months { get; } =
        new(1, 12, "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    public static CronField DaysOfWeek { get; } = new(1, 7, "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    public static CronField Years { get; } = new(1970, 2199);

    /// <summary>Reads the field.</summary>
    /// <param name="text">The field.</param>
    /// <returns>Its values in order, each once; null if it is none.</returns>
    public int[]? Parse(string text)
    {
        var values = new SortedSet<int>();
        foreach (var part in text.Split(','))
        {
            if (ParsePart(part) is not { } found)
            {
                return null;
            }

            values.UnionWith(found);
        }

        return [.. values];
    }

    /// <summary>Reads one value; null if it is none.</summary>
    /// <param name="text">A number or a name.</param>
    public int? ParseValue(string text)
    {
        var name = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name >= 0)
        {
            return minimum + name;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= minimum && value <= maximum
            ? value
            : null;
    }

    /// <summary>Reads <c>*</c>, a value or a range, each perhaps with a step.</summary>
    private IEnumerable<int>? ParsePart(string part)
    {
        if (part.Split('/') is not [var range, .. var steps] || steps.Length > 1)
        {
            return null;
        }

        if (ParseRange(range, isOpen: steps.Length == 1) is not var (first, last))
        {
            return null;
        }

        var step = 1;
        if (steps is [var text]
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out step)
                || step < 1 || step > maximum))
        {
            return null;
        }

        return Enumerable.Range(0, ((last - first) / step) + 1).Select(index => first + (index * step));
    }

    /// <summary>Reads the first and last value of a part. One value alone is open to the end if a step follows it.</summary>
    private (int First, int Last)? ParseRange(string text, bool isOpen)
    {
        if (text == "*")
        {
            return (minimum, maximum);
        }

        return text.Split('-') switch
        {
            [var only] when ParseValue(only) is { } value => (value, isOpen ? maximum : value),
            [var from, var to] when ParseValue(from) is { } first && ParseValue(to) is { } last && first <= last =>
                (first, last),
            _ => null,
        };
    }
}
