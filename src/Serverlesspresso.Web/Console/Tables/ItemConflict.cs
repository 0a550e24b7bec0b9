using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>An attribute that somebody else has changed while it was edited.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seen">As it was when the editing began; null if it was not there.</param>
/// <param name="Now">As it is now; null if it is not there.</param>
/// <param name="Wanted">As the editor wants it; null if it is not to be there.</param>
public sealed record ItemConflict(string Name, string? Seen, string? Now, string? Wanted)
{
    /// <summary>Finds what has changed meanwhile.</summary>
    /// <param name="seen">The item when the editing began.</param>
    /// <param name="now">The item as it is.</param>
    /// <param name="wanted">The item as it was to be.</param>
    public static IReadOnlyList<ItemConflict> Find(Item seen, Item now, Item wanted) =>
    [
        .. ItemChanges.NamesOf(seen, now)
            .Select(name => new ItemConflict(name, TextOf(seen, name), TextOf(now, name), TextOf(wanted, name))),
    ];

    private static string? TextOf(Item item, string name) =>
        item.TryGet(name, out var value) ? ValueText.Show(value) : null;
}
