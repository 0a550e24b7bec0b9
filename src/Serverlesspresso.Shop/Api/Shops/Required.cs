namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>Reads what must be there of a body, and notes what is missing.</summary>
internal static class Required
{
    /// <summary>Reads a text, which may be empty.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it stands, as a JSON pointer.</param>
    /// <param name="mistakes">Takes the mistake.</param>
    public static string Text(string? text, string place, List<Mistake> mistakes)
    {
        if (text is null)
        {
            mistakes.Add(new Mistake(place, "This text is missing."));
        }

        return text ?? string.Empty;
    }

    /// <summary>Reads a list, in which nothing may be null.</summary>
    /// <typeparam name="T">What is in it.</typeparam>
    /// <typeparam name="TRead">What that is read as.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="place">Where it stands, as a JSON pointer.</param>
    /// <param name="mistakes">Takes the mistakes.</param>
    /// <param name="read">Reads one, given its place.</param>
    /// <returns>What is there of it.</returns>
    public static IReadOnlyList<TRead> List<T, TRead>(
        IReadOnlyList<T?>? list, string place, List<Mistake> mistakes, Func<T, string, TRead> read)
        where T : class
    {
        if (list is null)
        {
            mistakes.Add(new Mistake(place, "This list is missing."));
            return [];
        }

        var found = new List<TRead>(list.Count);
        foreach (var (index, one) in list.Index())
        {
            if (one is null)
            {
                mistakes.Add(new Mistake($"{place}/{index}", "This is 'null', which nothing here can be."));
            }
            else
            {
                found.Add(read(one, $"{place}/{index}"));
            }
        }

        return found;
    }
}
