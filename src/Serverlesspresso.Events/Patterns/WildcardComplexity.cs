namespace Serverlesspresso.Events.Patterns;

/// <summary>Tells how many places of a field's wildcards one value could have reached at the same time.</summary>
/// <remarks>
/// Source: Amazon EventBridge User Guide, "Wildcard matching complexity". Our matcher would not mind such a pattern;
/// it is refused because EventBridge refuses it.
/// </remarks>
internal static class WildcardComplexity
{
    private const int PlacesMax = 9;
    private const int VisitedMax = 10_000;

    /// <summary>Whether the wildcards of a field are too complex.</summary>
    /// <param name="conditions">The field's alternatives.</param>
    public static bool IsExceededBy(IReadOnlyList<FieldCondition> conditions)
    {
        var wildcards = conditions.SelectMany(Wildcards).DistinctBy(wildcard => wildcard.Key).ToList();
        if (wildcards.Sum(wildcard => wildcard.Parts.Literals.Count) < 3)
        {
            return false;
        }

        var steps = wildcards.Select(Steps).ToArray();
        var alphabet = steps.SelectMany(step => step).Distinct().ToArray();
        var first = Close([.. steps.Select((_, index) => (index, 0))], steps);
        var visited = new HashSet<string> { Name(first) };
        var pending = new Queue<HashSet<(int Wildcard, int Place)>>([first]);
        while (pending.TryDequeue(out var places) && visited.Count < VisitedMax)
        {
            foreach (var character in alphabet)
            {
                var next = Advance(places, character, steps);
                if (next.Count > PlacesMax)
                {
                    return true;
                }

                if (next.Count > 0 && visited.Add(Name(next)))
                {
                    pending.Enqueue(next);
                }
            }
        }

        return false;
    }

    private static IEnumerable<Wildcard> Wildcards(FieldCondition condition) => condition switch
    {
        Wildcard wildcard => [wildcard],
        AnythingBut anythingBut => anythingBut.Excluded.OfType<Wildcard>(),
        _ => [],
    };

    /// <summary>The characters of a wildcard text; -1 stands for anything.</summary>
    private static int[] Steps(Wildcard wildcard)
    {
        var steps = new List<int> { '"' };
        foreach (var literal in wildcard.Parts.Literals)
        {
            steps.AddRange(literal.Select(character => (int)character));
            steps.Add(-1);
        }

        steps[^1] = '"';
        return [.. steps];
    }

    private static HashSet<(int Wildcard, int Place)> Advance(
        HashSet<(int Wildcard, int Place)> places, int character, int[][] steps)
    {
        var next = new HashSet<(int Wildcard, int Place)>();
        foreach (var (wildcard, place) in places)
        {
            if (place > 0 && steps[wildcard][place - 1] == -1)
            {
                next.Add((wildcard, place));
            }

            if (place < steps[wildcard].Length && steps[wildcard][place] == character && character != -1)
            {
                next.Add((wildcard, place + 1));
            }
        }

        return Close(next, steps);
    }

    /// <summary>Anything may be nothing, so a place before it is also the place behind it.</summary>
    private static HashSet<(int Wildcard, int Place)> Close(HashSet<(int Wildcard, int Place)> places, int[][] steps)
    {
        foreach (var (wildcard, place) in places.ToArray())
        {
            if (place < steps[wildcard].Length && steps[wildcard][place] == -1)
            {
                places.Add((wildcard, place + 1));
            }
        }

        return places;
    }

    private static string Name(HashSet<(int Wildcard, int Place)> places) => string.Join(' ', places.Order());
}
