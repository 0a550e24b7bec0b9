using System.Globalization;

namespace Serverlesspresso.Shop.Feed;

/// <summary>A place in the feed: what a client was told last.</summary>
/// <param name="Epoch">Names one life of the feed: sequences of another life mean nothing to it.</param>
/// <param name="Sequence">Counts the changes within the epoch.</param>
public readonly record struct FeedPosition(string Epoch, long Sequence)
{
    /// <summary>Reads a position as a client gives it back.</summary>
    /// <param name="text">The text; null if the client has none.</param>
    /// <returns>Null if it is no position.</returns>
    public static FeedPosition? Find(string? text)
    {
        var dash = text?.LastIndexOf('-') ?? -1;
        return dash > 0 && long.TryParse(
            text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                ? new FeedPosition(text![..dash], sequence)
                : null;
    }

    /// <summary>Writes it as a client sees it: <c>epoch-sequence</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}-{Sequence}");
}
